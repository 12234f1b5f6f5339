"""How each question was answered: exact numbers for staff, with a chart, a table and what is left to read."""

from consultations.analysis import campaign_finding, notes
from consultations.analysis.counting import Counting, heard

from .base import AnalysisView


class ReportView(AnalysisView):
    """Of single people; or, with ?of=groups, of groups and events, which are reported apart."""

    template_name = "consultations/desk/report.html"
    here = "report"

    def get_context_data(self, **kwargs):
        groups = self.request.GET.get("of") == "groups"
        campaigns = list(campaign_finding.about(self.consultation)[:20])
        return super().get_context_data(
            heard=heard(self.consultation),
            of_groups=groups,
            tallies=Counting(self.consultation, groups=groups).tallies(),
            in_campaigns=sum(campaign.answers for campaign in campaigns),
            campaigns=campaigns,
            notes=notes.about(self.consultation)[:20] if groups else [],
            **kwargs,
        )
