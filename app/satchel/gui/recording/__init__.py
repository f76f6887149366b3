"""Recording a hearing and hearing it again: one panel for the hearing page and the viewer."""
