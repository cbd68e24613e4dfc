"""Posts in: one file a format; sample posts, gold annotations, scores, and how the model was trained."""
