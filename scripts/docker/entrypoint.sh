#!/bin/sh
# Turns the secret files of a container into the settings of the product, then becomes the product.
#   NEO4J_AUTH_FILE                 holds user/password, as the Neo4j image reads it
#   VINETRACE_ADMIN_PASSWORD_FILE   holds the password of the user `admin`
set -eu

if [ -z "${VINETRACE_KEY_FILE:-}" ]; then
  echo 'Set VINETRACE_KEY_FILE to a mounted file: a key made inside a container would be lost with it.' >&2
  exit 2
fi
for file in "$VINETRACE_KEY_FILE" "${NEO4J_AUTH_FILE:-}" "${VINETRACE_ADMIN_PASSWORD_FILE:-}"; do
  if [ -n "$file" ] && [ ! -r "$file" ]; then
    echo "The secret file $file is missing, or not readable by user $(id -u)." >&2
    exit 2
  fi
done
if [ -n "${NEO4J_AUTH_FILE:-}" ]; then
  auth=$(cat "$NEO4J_AUTH_FILE")
  export NEO4J_USER="${auth%%/*}" NEO4J_PASSWORD="${auth#*/}"
fi
if [ -n "${VINETRACE_ADMIN_PASSWORD_FILE:-}" ]; then
  VINETRACE_ADMIN_PASSWORD=$(cat "$VINETRACE_ADMIN_PASSWORD_FILE")
  export VINETRACE_ADMIN_PASSWORD
fi
exec "$@"
