"""Pages drawn with QtGui alone: from a tree of plain values to a QTextDocument, for screen, stage and paper."""
