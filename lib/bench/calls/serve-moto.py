# moto in a process of its own: says where it listens, answers each line with the seconds of one core that it has used,
# and ends with its input.

import logging
import signal
import sys
import time

from moto.server import ThreadedMotoServer

signal.signal(signal.SIGINT, signal.SIG_IGN)
logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
print(f"http://{host}:{port}", flush=True)
for line in sys.stdin:
    print(time.process_time(), flush=True)
