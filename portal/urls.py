"""The front door. Apps are named by string, so that nothing here imports upwards."""

from django.conf import settings
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from portal import gallery, health, letter_gallery, wellknown

handler400 = "portal.errors.bad_request"
handler500 = "portal.errors.server_error"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", wellknown.robots, name="robots"),
    path(".well-known/security.txt", wellknown.security, name="security_txt"),
    path("favicon.ico", wellknown.Favicon.as_view(), name="favicon"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("gallery/letters/", letter_gallery.letters, name="gallery_letters"),
    path("gallery/letters/<slug:name>/", letter_gallery.letter, name="gallery_letter"),
    path("gallery/letters/<slug:name>/look/", letter_gallery.twin, name="gallery_letter_twin"),
    path("gallery/<slug:component>/", gallery.alone, name="gallery_page"),
    path("", include("portal.accounts.urls")),
    path("join/", include("portal.accounts.joining.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("feedback/", include("feedback.urls")),
    path("consultations/", include("consultations.urls")),
    path("search/", include("search.urls")),
    path("", include("home.urls")),
]

if settings.DEBUG:
    # Pictures as pages show them, and nothing else that was ever uploaded.
    urlpatterns += static(f"{settings.MEDIA_URL}images/", document_root=settings.MEDIA_ROOT / "images")

urlpatterns += [path("", include(wagtail_urls))]
