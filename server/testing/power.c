// Stands before the C library (LD_PRELOAD) and writes down what a process does to files under POWER_FOLDER, in order: writes, syncs,
// truncations, renames, removals; and what it says on stdout. From that, server/testing/power.ts makes what a loss of power leaves.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*plain_write)(int, const void *, size_t);

static void real(void *into, const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  memcpy(into, &found, sizeof found);
}

// One line of the log: kind, offset, lengths of path and data, then both.
static void note(char kind, const char *path, uint64_t offset, const void *data, uint32_t size) {
  static int log = -1;
  if (!plain_write) real(&plain_write, "write");
  if (log < 0) log = open(getenv("POWER_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  uint32_t length = strlen(path);
  char head[17] = {kind};
  memcpy(head + 1, &offset, 8);
  memcpy(head + 9, &length, 4);
  memcpy(head + 13, &size, 4);
  plain_write(log, head, sizeof head);
  plain_write(log, path, length);
  if (size) plain_write(log, data, size);
}

static int ours(const char *path) {
  const char *folder = getenv("POWER_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

// The path of a descriptor where it is one of ours; stdout has the path "-".
static int path_of(int fd, char *path) {
  char link[64];
  if (fd == 1) return strcpy(path, "-"), 1;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 4095);
  if (length <= 0) return 0;
  path[length] = 0;
  return ours(path);
}

#define WITH_LOG(fd, call, kind, offset, data, size)             \
  char path[4096];                                               \
  int known = path_of(fd, path);                                 \
  if (known) pthread_mutex_lock(&lock);                          \
  __typeof__(call) result = call;                                \
  int said = errno;                                              \
  if (known && (long)result >= 0) note(kind, path, offset, data, size); \
  if (known) pthread_mutex_unlock(&lock);                        \
  errno = said;                                                  \
  return result;

ssize_t write(int fd, const void *data, size_t size) {
  if (!plain_write) real(&plain_write, "write");
  off_t at = lseek(fd, 0, SEEK_CUR);
  int flags = fcntl(fd, F_GETFL);
  if (flags >= 0 && (flags & O_APPEND)) at = lseek(fd, 0, SEEK_END);
  WITH_LOG(fd, plain_write(fd, data, size), 'w', at < 0 ? 0 : at, data, result)
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  static ssize_t (*plain)(int, const struct iovec *, int);
  if (!plain) real(&plain, "writev");
  char path[4096];
  if (!path_of(fd, path)) return plain(fd, parts, count);
  ssize_t all = 0;
  for (int n = 0; n < count; n++) {
    ssize_t done = write(fd, parts[n].iov_base, parts[n].iov_len);
    if (done < 0) return all ? all : done;
    all += done;
    if ((size_t)done < parts[n].iov_len) break;
  }
  return all;
}

#define PWRITE(name)                                                            \
  ssize_t name(int fd, const void *data, size_t size, off_t at) {               \
    static ssize_t (*plain)(int, const void *, size_t, off_t);                  \
    if (!plain) real(&plain, #name);                                            \
    WITH_LOG(fd, plain(fd, data, size, at), 'w', at, data, result)              \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define TRUNCATE(name)                                          \
  int name(int fd, off_t size) {                                \
    static int (*plain)(int, off_t);                            \
    if (!plain) real(&plain, #name);                            \
    WITH_LOG(fd, plain(fd, size), 't', size, "", 0)             \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name)                                              \
  int name(int fd) {                                            \
    static int (*plain)(int);                                   \
    if (!plain) real(&plain, #name);                            \
    WITH_LOG(fd, plain(fd), 's', 0, "", 0)                      \
  }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
  static int (*plain)(const char *);
  if (!plain) real(&plain, "unlink");
  pthread_mutex_lock(&lock);
  int result = plain(path);
  if (result == 0 && ours(path)) note('u', path, 0, "", 0);
  pthread_mutex_unlock(&lock);
  return result;
}

int rename(const char *from, const char *to) {
  static int (*plain)(const char *, const char *);
  if (!plain) real(&plain, "rename");
  pthread_mutex_lock(&lock);
  int result = plain(from, to);
  if (result == 0 && ours(from)) note('r', from, 0, to, strlen(to));
  pthread_mutex_unlock(&lock);
  return result;
}
