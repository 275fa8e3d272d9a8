"""Where each room of `committees` hangs its pages."""

urlpatterns: list = []
