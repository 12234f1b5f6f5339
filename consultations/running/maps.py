from consultations import ways
from consultations.branch_map import branch_map
from consultations.branch_problems import problems

from .view import OfAConsultation


class MapView(OfAConsultation):
    """The ways through the questions, drawn and told, with what is wrong with them."""

    name = "map"
    template_name = "consultations/running/map.html"
    page_title = "Map of the questions"

    def get(self, request, pk):
        questions = self.draft.questionnaire()
        fewest, most = ways.fewest_and_most(questions)
        return self.shown(
            map=branch_map(questions),
            problems=problems(questions),
            fewest=fewest,
            most=most,
            how_many=ways.how_many(questions),
        )
