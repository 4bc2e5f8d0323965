/* A file system that lacks something, or a program that is killed, for the files of a store: loaded before the C
 * library, whose calls it answers instead.  FAILS names what fails ("map-index lock ..."), FAILS_WITH the number of the
 * error; KILLED_AT the number of the changing call before which the program dies.  See failing_calls.py. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(result, name, ...) ((result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static int called;

static int ends(const char *path, const char *suffix)
{
    size_t length = strlen(path), end = strlen(suffix);
    return length >= end && strcmp(path + length - end, suffix) == 0;
}

static int store(const char *path) { return strstr(path, ".sqlite") != NULL; }

static int index_(const char *path) { return store(path) && ends(path, "-shm"); }

static const char *path_of(int file, char *room, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, room, size - 1);
    room[length < 0 ? 0 : length] = 0;
    return room;
}

/* Whether a kind of call fails; errno is set then. */
static int fails(const char *kind)
{
    const char *kinds = getenv("FAILS"), *with = getenv("FAILS_WITH");
    size_t length = strlen(kind);
    for (const char *at = kinds; at && (at = strstr(at, kind)); at += length)
        if ((at == kinds || at[-1] == ' ') && (at[length] == 0 || at[length] == ' ')) {
            errno = with ? atoi(with) : EIO;
            return 1;
        }
    return 0;
}

/* Counts a call that changes a file of a store, and dies before the one that was asked for. */
static void count(const char *path)
{
    const char *fatal = getenv("KILLED_AT");
    if (fatal && store(path) && ++called == atoi(fatal))
        kill(getpid(), SIGKILL);
}

int calls_counted(void) { return called; }

static int writing_fails(int file)
{
    char room[4096];
    const char *path = path_of(file, room, sizeof room);
    count(path);
    return (index_(path) && fails("write-index")) || (store(path) && fails("write"));
}

static void *map(const char *name, void *at, size_t length, int prot, int flags, int file, off_t from)
{
    char room[4096];
    if (file >= 0 && (flags & MAP_SHARED) && index_(path_of(file, room, sizeof room)) && fails("map-index"))
        return MAP_FAILED;
    return REAL(void *, name, void *, size_t, int, int, int, off_t)(at, length, prot, flags, file, from);
}
void *mmap(void *a, size_t l, int p, int f, int d, off_t o) { return map("mmap", a, l, p, f, d, o); }
void *mmap64(void *a, size_t l, int p, int f, int d, off_t o) { return map("mmap64", a, l, p, f, d, o); }

static int control(const char *name, int file, int command, void *value)
{
    if (command == F_SETLK || command == F_SETLKW || command == F_GETLK) {
        char room[4096];
        const char *path = path_of(file, room, sizeof room);
        if ((store(path) && fails("lock")) || (index_(path) && command != F_GETLK && fails("lock-index")))
            return -1;
    }
    return REAL(int, name, int, int, void *)(file, command, value);
}
int fcntl(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *value = va_arg(rest, void *);
    va_end(rest);
    return control("fcntl", file, command, value);
}
int fcntl64(int file, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *value = va_arg(rest, void *);
    va_end(rest);
    return control("fcntl64", file, command, value);
}

static int open_(const char *name, const char *path, int flags, mode_t mode)
{
    if (flags & O_CREAT)
        count(path);
    if ((index_(path) && fails("open-index")) || ((flags & O_CREAT) && store(path) && access(path, F_OK) && fails("make")))
        return -1;
    return REAL(int, name, const char *, int, ...)(path, flags, mode);
}
int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_("open", path, flags, mode);
}
int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return open_("open64", path, flags, mode);
}

#define SYNC(name)                                                                     \
    int name(int file)                                                                 \
    {                                                                                  \
        char room[4096];                                                               \
        const char *path = path_of(file, room, sizeof room);                           \
        count(path);                                                                   \
        return store(path) && fails("sync") ? -1 : REAL(int, #name, int)(file);        \
    }
SYNC(fsync)
SYNC(fdatasync)

ssize_t write(int f, const void *b, size_t n)
{
    return writing_fails(f) ? -1 : REAL(ssize_t, "write", int, const void *, size_t)(f, b, n);
}
ssize_t pwrite(int f, const void *b, size_t n, off_t o)
{
    return writing_fails(f) ? -1 : REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)(f, b, n, o);
}
ssize_t pwrite64(int f, const void *b, size_t n, off_t o)
{
    return writing_fails(f) ? -1 : REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t)(f, b, n, o);
}
int ftruncate(int f, off_t n) { return writing_fails(f) ? -1 : REAL(int, "ftruncate", int, off_t)(f, n); }
int ftruncate64(int f, off_t n) { return writing_fails(f) ? -1 : REAL(int, "ftruncate64", int, off_t)(f, n); }
int unlink(const char *path)
{
    count(path);
    return REAL(int, "unlink", const char *)(path);
}
int fchmod(int file, mode_t mode)
{
    char room[4096];
    count(path_of(file, room, sizeof room));
    return REAL(int, "fchmod", int, mode_t)(file, mode);
}
