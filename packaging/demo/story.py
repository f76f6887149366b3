"""Carries a report from a note in a courtroom to an exhibit that a stranger can check.

Everything is made in a new folder by the real command line: three archives, parcels by
hand, an exhibit. Needs no display, no sound and no Internet.
"""

from __future__ import annotations

from demo import (
    checking,
    ending,
    evidence,
    facts,
    handover,
    joining,
    leaving,
    letters,
    questions,
    register,
    speech,
)
from demo.scene import Scene


def run(scene: Scene) -> None:
    """Every step, in order. Raises Refused at the first that does not work."""
    tell = scene.tell
    tell.line("From a note in a courtroom to an exhibit that a stranger can check.")
    tell.line(f"Everything is made in {scene.folder} (for you only).")
    tell.line(f"The report: {scene.report}")
    with tell.step("Headquarters begins a mission and rehearses the recovery of its keys"):
        joining.begin_mission(scene)
    with tell.step("Headquarters opens a case and invites an observer and a lawyer"):
        joining.invite(scene)
    with tell.step("The observer joins with a file and six words"):
        joining.join(scene, "observer", "observer")
    with tell.step("Both sides compare eight words; headquarters admits her device"):
        joining.admit(scene, "observer")
    with tell.step("She writes down a hearing"):
        evidence.take_notes(scene)
    with tell.step("She keeps what she was given, byte for byte"):
        evidence.attach(scene)
    with tell.step("She keeps what the report cites"):
        evidence.cite(scene)
    with tell.step("She captures the pages within reach"):
        evidence.capture(scene)
    with tell.step("She enters facts, each with its source and the place in it"):
        facts.enter(scene)
    with tell.step("A witness goes by a code"):
        facts.protect(scene)
    with tell.step("The recording gets a transcript, a translation, and the consent of its giver"):
        speech.transcribe(scene)
        speech.agree(scene)
    with tell.step("Letters: one has no answer, one contradicts the report"):
        letters.write(scene)
        letters.contradict(scene)
    with tell.step("She begins the report of the hearing"):
        questions.begin(scene)
    with tell.step("Her parcel goes to headquarters by hand"):
        handover.send(scene)
    with tell.step("The receipt comes back"):
        handover.receive(scene)
    with tell.step("Headquarters brings in a register and asks it a question"):
        register.bring_in(scene)
        register.ask(scene)
    with tell.step("Headquarters prints a case, a person, a hearing and the register"):
        leaving.print_out(scene)
    with tell.step("A lawyer joins in the same way"):
        joining.join(scene, "lawyer", "legal")
        joining.admit(scene, "lawyer")
        handover.read_on(scene)
    with tell.step("The lawyer searches, in any script, and may know the witness"):
        handover.search(scene)
        handover.read_the_name(scene)
    with tell.step("The lawyer makes an exhibit"):
        checking.make_exhibit(scene)
    with tell.step("A stranger checks it with ordinary tools"):
        checking.check_as_stranger(scene)
    with tell.step("One letter is changed in a copy"):
        checking.tamper(scene)
    with tell.step("The lawyer exports what may leave"):
        leaving.export(scene)
    with tell.step("The observer seals her device"):
        ending.seal(scene)
    with tell.step("Every archive is verified"):
        ending.verify(scene)
    ending.summarise(scene)
