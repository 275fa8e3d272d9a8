"""Where the register of procurement decisions hangs its pages."""

from django.urls import path

from declarations.procurement.views import register, steps

urlpatterns = [
    path("procurement/", register.procurements, name="procurements"),
    path("procurement/new/", register.plan, name="plan_procurement"),
    path("procurement/<uuid:pk>/", register.procurement, name="procurement"),
    path("procurement/<uuid:pk>/history/", register.procurement_history, name="procurement_history"),
    path("procurement/<uuid:pk>/amend/", register.amend, name="amend_procurement"),
    path("procurement/<uuid:pk>/stage/", steps.stage, name="procurement_stage"),
    path("procurement/<uuid:pk>/supplier/", steps.add_supplier, name="add_supplier"),
    path("procurement/<uuid:pk>/check/", steps.check_suppliers, name="check_suppliers"),
    path("procurement/stages/<uuid:pk>/", steps.correct_stage, name="correct_stage"),
    path("procurement/suppliers/<uuid:pk>/identify/", steps.identify_supplier, name="identify_supplier"),
    path("procurement/suppliers/<uuid:pk>/withdraw/", steps.withdraw_supplier, name="withdraw_supplier"),
    path("procurement/conflicts/<uuid:pk>/", steps.manage_conflict, name="manage_conflict"),
]
