"""Where each room of `declarations` hangs its pages."""

urlpatterns: list = []
