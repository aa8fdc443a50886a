/* soffice.com for tests: hands its work to a child, as the real one does to soffice.bin, and both never end.
   It says that it is ready when it is given the empty document that keeps it running; its child holds a file open. */
#include <windows.h>
#include <wchar.h>

static HANDLE hold(const wchar_t *beside, const wchar_t *name)
{
    wchar_t path[2048];
    wcscpy(path, beside);
    wcscpy(wcsrchr(path, L'\\') + 1, name);
    return CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
}

int wmain(int argc, wchar_t **argv)
{
    wchar_t *given = argv[argc - 1], line[4096];
    if (wcscmp(argv[1], L"child") == 0) {
        hold(given, L"held");
        Sleep(INFINITE);
    }
    STARTUPINFOW start = {sizeof start};
    PROCESS_INFORMATION child;
    _snwprintf(line, 4096, L"\"%ls\" child \"%ls\"", argv[0], given);
    CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &child);
    if (wcsstr(given, L"open.txt"))
        CloseHandle(hold(given, L".~lock.open.txt#"));
    WaitForSingleObject(child.hProcess, INFINITE);
    return 0;
}
