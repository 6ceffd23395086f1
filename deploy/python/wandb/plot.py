"""Charts: taken, never kept."""

from .data_types import CustomChart


def _chart(*args, **kwargs):
    return CustomChart()


line = scatter = bar = histogram = line_series = confusion_matrix = roc_curve = pr_curve = _chart


def visualize(*args, **kwargs):
    return CustomChart()


plot_table = visualize
