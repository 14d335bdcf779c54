"""The officers' forms. They ask; what may happen and what is wrong with it is the table's business."""
