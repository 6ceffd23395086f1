"""Callbacks for other libraries; all but Keras's are refused."""
