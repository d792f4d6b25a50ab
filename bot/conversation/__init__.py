"""Question in; Answer, Clarification or Abstention out. Never imports discord."""
