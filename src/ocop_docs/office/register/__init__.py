"""Sổ đăng ký văn bản đi (NĐ 30/2020, Điều 14 to 16, Phụ lục IV): numbers, entries, and the book to print."""
