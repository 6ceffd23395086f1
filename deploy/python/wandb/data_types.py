"""Things to look at: taken as W&B takes them, never kept."""

import os


class WBValue:
    """Anything that is logged and is no number."""

    def __init__(self, *args, **kwargs):
        pass

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self


class Media(WBValue):
    """A picture, a sound, a page."""


class Image(Media):
    pass


class Audio(Media):
    pass


class Video(Media):
    pass


class Html(Media):
    pass


class Object3D(Media):
    pass


class Molecule(Media):
    pass


class Plotly(Media):
    pass


class Bokeh(Media):
    pass


class Graph(Media):
    pass


class Histogram(WBValue):
    pass


class Classes(WBValue):
    pass


class ImageMask(WBValue):
    pass


class BoundingBoxes2D(WBValue):
    pass


class JoinedTable(WBValue):
    pass


class PartitionedTable(WBValue):
    pass


class CustomChart(WBValue):
    """What wandb.plot draws."""


class Table(Media):
    """Rows that a script may read again; not kept."""

    def __init__(self, columns=None, data=None, rows=None, dataframe=None, **kwargs):
        rows = data if data is not None else rows
        if dataframe is None and hasattr(rows, "columns"):
            dataframe, rows = rows, None
        if dataframe is not None:
            self.columns = list(dataframe.columns)
            self.data = dataframe.values.tolist()
        else:
            self.data = [list(row) for row in rows] if rows is not None else []
            width = len(self.data[0]) if self.data else 3
            self.columns = list(columns) if columns is not None else list(range(width))

    def add_data(self, *row):
        self.data.append(list(row))

    add_row = add_data

    def add_column(self, name, data, optional=False):
        self.columns.append(name)
        values = list(data)
        self.data = self.data or [[] for _ in values]
        for row, value in zip(self.data, values):
            row.append(value)

    def get_column(self, name, convert_to=None):
        at = self.columns.index(name)
        return [row[at] for row in self.data]

    def iterrows(self):
        return enumerate(self.data)

    def get_dataframe(self):
        import pandas

        return pandas.DataFrame(self.data, columns=self.columns)


class Artifact(WBValue):
    """A set of files to keep; the files stay where the script wrote them."""

    def __init__(self, name="", type="", description=None, metadata=None, **kwargs):
        self.name = name
        self.type = type
        self.description = description
        self.metadata = dict(metadata or {})
        self.aliases = []

    def new_file(self, name, mode="w", encoding=None):
        """A file in the trial's own folder, to be closed by whoever writes it."""
        import wandb

        if wandb.run is None:
            return open(os.devnull, mode, encoding=encoding)
        path = os.path.join(wandb.run.dir, "artifacts", os.path.basename(self.name or "artifact"), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, mode, encoding=encoding)

    def download(self, *args, **kwargs):
        raise_in_trial("Artifact.download", "give the script the path of its data")

    def get_path(self, *args, **kwargs):
        raise_in_trial("Artifact.get_path", "give the script the path of its data")


def raise_in_trial(call, instead):
    from .errors import UsageError

    raise UsageError(call + " needs W&B's server, which a trial of Sweepline does not have; " + instead)
