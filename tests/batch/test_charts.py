"""The pictures of an audit's page."""

from cijfercheck.batch.page.charts import Bar, draw_bars


def test_a_long_name_is_cut_where_the_picture_ends_and_shown_whole_on_hovering() -> None:
    picture = draw_bars([Bar("persbureau met een heel lange naam", 3), Bar("de krant", 1)], "alarmen")
    assert ">persbureau met een…<title>persbureau met een heel lange naam</title>" in picture
    assert ">de krant<title>de krant</title>" in picture
