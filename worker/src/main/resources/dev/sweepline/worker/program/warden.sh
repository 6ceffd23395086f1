# Ends groups of processes: on request, and all that are left once nobody holds its standard input.
trap '' TERM INT HUP PIPE
groups=' '
signal() {
  kill "-$1" "-$2" 2>/dev/null || kill "-$1" "$2" 2>/dev/null
}
while read -r what group; do
  case $what in
    add) groups="$groups$group " ;;
    term) signal TERM "$group" ;;
    end)
      kill -KILL "-$group" 2>/dev/null
      case $groups in
        *" $group "*) groups="${groups%% "$group" *} ${groups#* "$group" }" ;;
      esac
      ;;
  esac
  echo "$what"
done
for group in $groups; do signal TERM "$group"; done
tries=30
while [ "$tries" -gt 0 ]; do
  left=''
  for group in $groups; do
    if kill -0 "-$group" 2>/dev/null; then left=yes; fi
  done
  if [ -z "$left" ]; then exit 0; fi
  sleep 0.1
  tries=$((tries - 1))
done
for group in $groups; do signal KILL "$group"; done
