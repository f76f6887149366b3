"""Recording a hearing, its place in time, and hearing it again: sound without windows."""
