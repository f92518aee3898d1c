/* Starts a program and closes its window, as Windows does it: the handlers of its console are called in a thread of the program's own, and as
 * soon as that thread comes back, or after five seconds, the program is ended wherever it stands. Wine alone ends it and calls nobody.
 *
 *   closed-window.exe FILE PROGRAM ARGUMENTS...      closes it once FILE is there; FILE.came: milliseconds, the exit code */
#include <stdio.h>
#include <string.h>
#include <windows.h>

int main(int argc, char **argv) {
    char line[4096] = "", came[1024];
    for (int n = 2; n < argc; n++) {
        strcat(strcat(strcat(line, n > 2 ? " \"" : "\""), argv[n]), "\"");
    }
    STARTUPINFOA start = { .cb = sizeof start };
    PROCESS_INFORMATION program;
    if (argc < 3 || !CreateProcessA(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &program)) return 2;
    while (GetFileAttributesA(argv[1]) == INVALID_FILE_ATTRIBUTES) {
        if (WaitForSingleObject(program.hProcess, 20) == WAIT_OBJECT_0) return 3;
    }
    FARPROC handlers = GetProcAddress(GetModuleHandleA("kernelbase"), "CtrlRoutine");
    if (!handlers) return 4;
    DWORD begun = GetTickCount(), code;
    HANDLE thread = CreateRemoteThread(program.hProcess, NULL, 0, (LPTHREAD_START_ROUTINE)handlers, (void *)CTRL_CLOSE_EVENT, 0, NULL);
    HANDLE either[] = { thread, program.hProcess };
    WaitForMultipleObjects(2, either, FALSE, 5000);
    /* A program that ends ends its threads first, this one too; a tenth of a second for its code. */
    WaitForSingleObject(program.hProcess, 100);
    TerminateProcess(program.hProcess, 1);
    WaitForSingleObject(program.hProcess, INFINITE);
    GetExitCodeProcess(program.hProcess, &code);
    snprintf(came, sizeof came, "%s.came", argv[1]);
    FILE *file = fopen(came, "w");
    if (!file) return 5;
    fprintf(file, "%lu %lu\n", GetTickCount() - begun, code);
    fclose(file);
    return 0;
}
