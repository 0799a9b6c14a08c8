#!/bin/bash
# Run on the test instance. {{ port }} and {{ path }} are parameters of the document, checked by it.
url='http://localhost:{{ port }}{{ path }}'
cloud-init status --wait
system=$(systemctl is-system-running --wait)
echo "system: $system"
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
  status=$(curl -s -o /dev/null -w '%{http_code}' --max-time 5 "$url")
  echo "attempt $attempt: $url answered $status"
  if [ "$status" = 200 ]; then
    exit 0
  fi
  sleep 5
done
exit 1
