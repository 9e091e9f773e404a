"""A contract of imports: a floor is entered by its faces only."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Faces(Contract):
    """Who imports from `floor` without standing in it names one of its `faces`; «x.*» is x and all that is in it.

    `own` lets each room of a folder into the room of the same name: «a.ways -> books» lets a.ways.x into books.x.
    """

    floor = fields.StringField()
    faces = fields.SetField(subfield=fields.StringField())
    own = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        inside = {self.floor} | graph.find_descendants(self.floor)
        wrong = sorted(
            (importer, imported)
            for imported in inside
            if not self._is_a_face(imported)
            for importer in graph.find_modules_that_directly_import(imported) - inside
            if not self._is_its_own(importer, imported)
        )
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["wrong"]:
            output.print_error(f"{importer} enters by {imported}, which is no face.")

    def _is_a_face(self, module: str) -> bool:
        room = module.removeprefix(f"{self.floor}.")
        return any(room == face.removesuffix(".*") or self._holds(face, room) for face in self.faces)

    @staticmethod
    def _holds(face: str, room: str) -> bool:
        return face.endswith(".*") and room.startswith(face.removesuffix("*"))

    def _is_its_own(self, importer: str, imported: str) -> bool:
        for pair in self.own or ():
            theirs, ours = pair.split(" -> ")
            name = importer.removeprefix(f"{theirs}.").split(".")[0]
            if importer.startswith(f"{theirs}.") and f"{imported}.".startswith(f"{self.floor}.{ours}.{name}."):
                return True
        return False
