"""A contract of imports: a floor is entered by its faces only."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class Faces(Contract):
    """Who imports from `floor` without standing in it names one of its `faces`; «x.*» is x and all that is in it."""

    floor = fields.StringField()
    faces = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        inside = {self.floor} | graph.find_descendants(self.floor)
        wrong = sorted(
            (importer, imported)
            for imported in inside
            if not self._is_a_face(imported)
            for importer in graph.find_modules_that_directly_import(imported) - inside
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
