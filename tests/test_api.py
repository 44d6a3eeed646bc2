"""The public names: what `whosays` promises, and nothing else."""

import whosays


def test_all_is_sorted_and_equals_what_is_public() -> None:
    ours = (name for name in dir(whosays) if getattr(getattr(whosays, name), "__module__", "").startswith("whosays."))
    assert list(whosays.__all__) == sorted(name for name in ours if not name.startswith("_"))


def test_every_public_name_says_what_it_is() -> None:
    assert [name for name in whosays.__all__ if not getattr(whosays, name).__doc__] == []
