"""Reading a plan or a report that any office wrote in Word, or a PDF of one, into a record."""
