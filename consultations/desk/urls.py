"""The addresses of the analysis, below that of one consultation's answers."""

from django.urls import path

from . import agreement, beside, codebook, coding, crossed, exports, heard, outcome, report, uploads

patterns = [
    path("<int:pk>/report/", report.ReportView.as_view(), name="report"),
    path("<int:pk>/heard-from/", heard.HeardFromView.as_view(), name="heard_from"),
    path("<int:pk>/crossed/", crossed.CrossedView.as_view(), name="crossed"),
    path("<int:pk>/crossed/table.csv", crossed.CrossedTableView.as_view(), name="crossed_table"),
    path("<int:pk>/coding/", coding.CodingView.as_view(), name="coding"),
    path("<int:pk>/coding/next/", coding.NextView.as_view(), name="coding_next"),
    path("<int:pk>/coding/<int:answer>/", coding.WorkbenchView.as_view(), name="workbench"),
    path("<int:pk>/second/", coding.BlindView.as_view(), name="blind"),
    path("<int:pk>/second/<int:answer>/", coding.BlindView.as_view(), name="blind_answer"),
    path("<int:pk>/codebook/", codebook.CodebookView.as_view(), name="codebook"),
    path("<int:pk>/codebook/<int:code>/", codebook.CodeView.as_view(), name="code"),
    path("<int:pk>/agreement/", agreement.AgreementView.as_view(), name="agreement"),
    path("<int:pk>/agreement/<int:answer>/", agreement.DisputeView.as_view(), name="dispute"),
    path("<int:pk>/campaigns/", beside.CampaignsView.as_view(), name="campaigns"),
    path("<int:pk>/notes/", beside.NotesView.as_view(), name="notes"),
    path("<int:pk>/outcome/", outcome.OutcomeView.as_view(), name="outcome"),
    path("<int:pk>/outcome/report/", outcome.ReportPreview.as_view(), name="outcome_preview"),
    path("<int:pk>/exports/", exports.ExportsView.as_view(), name="exports"),
    path("<int:pk>/exports/<int:export>/", exports.ExportFileView.as_view(), name="export"),
    path("<int:pk>/uploads/", uploads.UploadsView.as_view(), name="uploads"),
    path("<int:pk>/uploads/<int:upload>/", uploads.UploadView.as_view(), name="upload"),
    path("<int:pk>/uploads/<int:upload>/refused/", uploads.RefusedView.as_view(), name="refused"),
]
