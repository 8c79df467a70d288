/* The steps of a lesson: every way through it, by keys that a clicker has. */
#include "config.h"

#include "way-presentation.h"

#define N_SCENES 5
#define QUIZ 1
#define QUESTION 2

/* Five scenes; the second hides its titles, the third has a question. */
static WayTour *
new_tour (void)
{
  WayTour *tour = way_tour_new ("lesson", "A lesson", "一堂课");

  for (guint i = 0; i < N_SCENES; i++)
    {
      g_autoptr (WayScene) scene = way_scene_new ("{}");
      WayTour *longer;

      scene->hide_titles = i == QUIZ;
      if (i == QUESTION)
        {
          scene->predict = way_predict_new ("policy", "target");
          way_predict_add_option (scene->predict, "2.6", "");
          way_predict_add_option (scene->predict, "2.5", "2.6");
          way_predict_add_option (scene->predict, "", "2.5");
          scene->predict->drawn = TRUE;
        }
      longer = way_tour_with_scene (tour, i, scene);
      way_tour_unref (tour);
      tour = longer;
    }
  return tour;
}

static WayPresentation *
new_presentation (guint first)
{
  g_autoptr (WayTour) tour = new_tour ();

  return way_presentation_new (tour, first, WAY_SPEAKS_EN);
}

static void
count_cb (WayPresentation *presentation,
          guint           *count)
{
  ++*count;
}

static void
test_next (void)
{
  g_autoptr (WayPresentation) show = new_presentation (0);
  static const struct
  {
    guint    index;
    gboolean hides;
    gboolean asking;
    gboolean revealed;
  } steps[] = {
    { 0, FALSE, FALSE, FALSE },
    { 1, TRUE, FALSE, FALSE },
    { 1, FALSE, FALSE, FALSE },
    { 2, FALSE, TRUE, FALSE },
    { 2, FALSE, FALSE, TRUE },
    { 3, FALSE, FALSE, FALSE },
    { 4, FALSE, FALSE, FALSE },
    { 5, FALSE, FALSE, FALSE },
  };
  guint n_changes = 0;

  g_signal_connect (show, "changed", G_CALLBACK (count_cb), &n_changes);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_cmpuint (way_presentation_get_index (show), ==, steps[i].index);
      g_assert_cmpint (way_presentation_hides_titles (show), ==, steps[i].hides);
      g_assert_cmpint (way_presentation_is_asking (show), ==, steps[i].asking);
      g_assert_cmpint (way_presentation_is_revealed (show), ==, steps[i].revealed);
      g_assert_cmpint (way_presentation_is_at_end (show), ==, steps[i].index == N_SCENES);
      g_assert_cmpint (way_presentation_next (show), ==, steps[i].index < N_SCENES);
    }
  g_assert_cmpuint (n_changes, ==, G_N_ELEMENTS (steps) - 1);
}

static void
test_previous (void)
{
  g_autoptr (WayPresentation) show = new_presentation (QUESTION);
  guint n;

  way_presentation_add_hands (show, 1, 1);
  way_presentation_draw (show, 2020, 2.4);
  way_presentation_next (show);
  g_assert_true (way_presentation_is_revealed (show));
  g_assert_cmpuint (way_presentation_get_hands (show, 1), ==, 1);
  way_presentation_previous (show);
  g_assert_cmpuint (way_presentation_get_index (show), ==, QUESTION);
  g_assert_true (way_presentation_is_asking (show));
  g_assert_cmpuint (way_presentation_get_hands (show, 1), ==, 0);
  way_presentation_get_guess (show, &n);
  g_assert_cmpuint (n, ==, 0);
  way_presentation_previous (show);
  g_assert_cmpuint (way_presentation_get_index (show), ==, QUIZ);
  g_assert_true (way_presentation_hides_titles (show));
  way_presentation_previous (show);
  way_presentation_previous (show);
  g_assert_cmpuint (way_presentation_get_index (show), ==, 0);
}

static void
type (WayPresentation *show,
      const char      *digits)
{
  for (; *digits != '\0'; digits++)
    way_presentation_type_digit (show, (guint) g_ascii_digit_value (*digits));
}

static void
test_jump (void)
{
  g_autoptr (WayPresentation) show = new_presentation (0);

  type (show, "4");
  g_assert_cmpuint (way_presentation_get_number (show), ==, 4);
  g_assert_true (way_presentation_enter (show));
  g_assert_cmpuint (way_presentation_get_index (show), ==, 3);
  g_assert_false (way_presentation_enter (show));
  type (show, "12");
  g_assert_cmpuint (way_presentation_get_number (show), ==, 12);
  g_assert_false (way_presentation_enter (show));
  g_assert_cmpuint (way_presentation_get_index (show), ==, 3);
  type (show, "2");
  g_assert_true (way_presentation_escape (show));
  g_assert_cmpuint (way_presentation_get_number (show), ==, 0);
  type (show, "99999");
  g_assert_cmpuint (way_presentation_get_number (show), ==, 0);
  way_presentation_go (show, 99);
  g_assert_cmpuint (way_presentation_get_index (show), ==, N_SCENES - 1);
}

/* Digits count hands while a question is open, and lead to a scene with Enter
 * nevertheless. */
static void
test_hands (void)
{
  g_autoptr (WayPresentation) show = new_presentation (QUESTION);

  type (show, "2211");
  way_presentation_forget_number (show);
  type (show, "5");
  way_presentation_add_hands (show, 2, 1);
  way_presentation_add_hands (show, 2, -1);
  way_presentation_add_hands (show, 2, -1);
  way_presentation_add_hands (show, 3, 1);
  g_assert_cmpuint (way_presentation_get_hands (show, 0), ==, 2);
  g_assert_cmpuint (way_presentation_get_hands (show, 1), ==, 2);
  g_assert_cmpuint (way_presentation_get_hands (show, 2), ==, 0);
  g_assert_cmpuint (way_presentation_get_hands (show, 3), ==, 0);
  type (show, "3");
  g_assert_cmpuint (way_presentation_get_hands (show, 2), ==, 1);
  g_assert_true (way_presentation_enter (show));
  g_assert_cmpuint (way_presentation_get_index (show), ==, QUESTION);
  g_assert_cmpuint (way_presentation_get_hands (show, 2), ==, 0);
  g_assert_cmpuint (way_presentation_get_hands (show, 1), ==, 2);
  way_presentation_next (show);
  type (show, "2");
  way_presentation_add_hands (show, 0, 1);
  g_assert_cmpuint (way_presentation_get_hands (show, 1), ==, 2);
  g_assert_cmpuint (way_presentation_get_hands (show, 0), ==, 2);
}

static void
test_draw (void)
{
  g_autoptr (WayPresentation) show = new_presentation (QUESTION);
  const WayGuess *guess;
  guint n;

  way_presentation_draw (show, 2020, 2.4);
  way_presentation_draw (show, 2018, 2.2);
  way_presentation_draw (show, 2019, 2.9);
  way_presentation_draw (show, 2019, 2.3);
  way_presentation_next (show);
  way_presentation_draw (show, 2019, 9);
  guess = way_presentation_get_guess (show, &n);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (guess[i].year, ==, 2018 + (int) i);
  g_assert_cmpfloat (guess[1].value, ==, 2.3);
  way_presentation_go (show, 0);
  way_presentation_draw (show, 2019, 9);
  way_presentation_get_guess (show, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_curtain (void)
{
  g_autoptr (WayPresentation) show = new_presentation (0);

  way_presentation_toggle_curtain (show, WAY_CURTAIN_BLACK);
  g_assert_cmpint (way_presentation_get_curtain (show), ==, WAY_CURTAIN_BLACK);
  way_presentation_toggle_curtain (show, WAY_CURTAIN_WHITE);
  g_assert_cmpint (way_presentation_get_curtain (show), ==, WAY_CURTAIN_WHITE);
  way_presentation_toggle_curtain (show, WAY_CURTAIN_WHITE);
  g_assert_cmpint (way_presentation_get_curtain (show), ==, WAY_CURTAIN_NONE);
  way_presentation_toggle_curtain (show, WAY_CURTAIN_BLACK);
  way_presentation_next (show);
  g_assert_cmpuint (way_presentation_get_index (show), ==, 0);
  g_assert_cmpint (way_presentation_get_curtain (show), ==, WAY_CURTAIN_NONE);
}

static void
test_escape (void)
{
  g_autoptr (WayPresentation) show = new_presentation (0);

  way_presentation_toggle_spotlight (show);
  way_presentation_toggle_curtain (show, WAY_CURTAIN_BLACK);
  g_assert_true (way_presentation_escape (show));
  g_assert_cmpint (way_presentation_get_curtain (show), ==, WAY_CURTAIN_NONE);
  g_assert_true (way_presentation_get_spotlight (show));
  g_assert_true (way_presentation_escape (show));
  g_assert_false (way_presentation_get_spotlight (show));
  g_assert_false (way_presentation_escape (show));
}

static void
test_language_and_zoom (void)
{
  g_autoptr (WayPresentation) show = new_presentation (0);

  way_presentation_next_language (show);
  g_assert_cmpint (way_presentation_get_lang (show), ==, WAY_LANG_ZH);
  way_presentation_next_language (show);
  g_assert_cmpint (way_presentation_get_speaks (show), ==, WAY_SPEAKS_BOTH);
  way_presentation_next_language (show);
  g_assert_cmpint (way_presentation_get_speaks (show), ==, WAY_SPEAKS_EN);
  way_presentation_set_languages (show, WAY_LANG_ZH, TRUE);
  g_assert_cmpint (way_presentation_get_speaks (show), ==, WAY_SPEAKS_BOTH);
  g_assert_cmpint (way_presentation_get_lang (show), ==, WAY_LANG_ZH);
  way_presentation_next_language (show);
  g_assert_cmpint (way_presentation_get_speaks (show), ==, WAY_SPEAKS_EN);
  g_assert_cmpint (way_presentation_get_lang (show), ==, WAY_LANG_EN);
  way_presentation_zoom (show, -1);
  g_assert_cmpuint (way_presentation_get_zoom (show), ==, 0);
  way_presentation_zoom (show, 100);
  g_assert_cmpuint (way_presentation_get_zoom (show), ==, WAY_PRESENTATION_MAX_ZOOM);
}

static void
test_titles (void)
{
  g_autoptr (WayPresentation) show = new_presentation (0);

  way_presentation_toggle_titles (show);
  g_assert_true (way_presentation_hides_titles (show));
  way_presentation_next (show);
  g_assert_cmpuint (way_presentation_get_index (show), ==, 0);
  g_assert_false (way_presentation_hides_titles (show));
}

static void
test_empty (void)
{
  g_autoptr (WayTour) tour = way_tour_new ("none", "", "");
  g_autoptr (WayPresentation) show = way_presentation_new (tour, 3, WAY_SPEAKS_ZH);

  g_assert_true (way_presentation_is_at_end (show));
  way_presentation_toggle_titles (show);
  g_assert_false (way_presentation_hides_titles (show));
  g_assert_false (way_presentation_next (show));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presentation/next", test_next);
  g_test_add_func ("/presentation/previous", test_previous);
  g_test_add_func ("/presentation/jump", test_jump);
  g_test_add_func ("/presentation/hands", test_hands);
  g_test_add_func ("/presentation/draw", test_draw);
  g_test_add_func ("/presentation/curtain", test_curtain);
  g_test_add_func ("/presentation/escape", test_escape);
  g_test_add_func ("/presentation/language-and-zoom", test_language_and_zoom);
  g_test_add_func ("/presentation/titles", test_titles);
  g_test_add_func ("/presentation/empty", test_empty);
  return g_test_run ();
}
