"""Runs a command at a terminal of its own and types an answer at each "> ". Prints what the terminal shows; ends as the command does."""
import os
import pty
import sys

answers, command = sys.argv[1].split(","), sys.argv[2:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
shown = b""
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:  # the command has ended
        break
    if not piece:
        break
    shown += piece
    if shown.endswith(b"> ") and answers:
        os.write(terminal, answers.pop(0).encode() + b"\n")
print(shown.decode("utf-8").replace("\r\n", "\n"), end="")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
