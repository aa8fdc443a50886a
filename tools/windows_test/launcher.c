/* python.exe, and pythonw.exe with -DNO_CONSOLE: starts the Python in the DLL beside it, as CPython's PC/python.c does. */
#include <windows.h>
#include <stdlib.h>

int Py_Main(int, wchar_t **);

#ifdef NO_CONSOLE
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int shown) { return Py_Main(__argc, __wargv); }
#else
int wmain(int argc, wchar_t **argv) { return Py_Main(argc, argv); }
#endif
