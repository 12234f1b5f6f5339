"""Pages whose published versions are kept in words, so that they can be cited and compared."""

from home.practice.telling import lines_of_html

from .page_version import PageVersion


class Versioned:
    """Put it before the page: class PathwayPage(Versioned, BasePage). It says what a version holds."""

    def told(self):
        """(heading, plain text) of everything that a reader of the page is told, in its order."""
        raise NotImplementedError

    def body_told(self):
        stream = self._meta.get_field("body")
        return "\n".join(map(lines_of_html, stream.get_searchable_content(self.body)))

    def version_context(self):
        """The version that stands on the page, for its foot. One query."""
        versions = PageVersion.objects.filter(page=self.pk) if self.pk else PageVersion.objects.none()
        return {"version": versions.without_words().latest_first().first()}
