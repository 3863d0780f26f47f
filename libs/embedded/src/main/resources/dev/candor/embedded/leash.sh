# leash.sh SIGNAL GRACE COMMAND...
#
# Runs COMMAND and holds it on a leash: standard input is a pipe whose other end is in the hand of the process that started
# us. When that end closes, because it let go or because it died by whatever signal, COMMAND gets SIGNAL, and KILL after
# GRACE seconds. A terminal's interrupt passes us by: the holder decides in which order things end.
signal=$1
grace=$2
shift 2
trap '' INT HUP
exec 3<&0

"$@" </dev/null 3<&- &
child=$!

(
  while read -r _ <&3; do :; done
  kill -s "$signal" "$child"
  while [ "$grace" -gt 0 ] && kill -0 "$child"; do
    sleep 1
    grace=$((grace - 1))
  done
  kill -s KILL "$child"
) >/dev/null 2>&1 &
watcher=$!

trap 'kill -s "$signal" "$child" 2>/dev/null' TERM
wait "$child"
status=$?
# A trapped signal ends wait early: the command may still be on its way out.
while kill -0 "$child" 2>/dev/null; do
  wait "$child"
  status=$?
done
kill -s KILL "$watcher" 2>/dev/null
exit "$status"
