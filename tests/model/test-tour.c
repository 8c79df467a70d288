/* Tours: each change makes a new value and leaves the old one as it was, the
 * JSON form leads back to the same tour, and no foreign file does any harm.
 */
#include "config.h"

#include "way-shipped.h"
#include "way-tour.h"

#include <string.h>

static WayScene *
new_scene (const char *caption)
{
  WayScene *scene = way_scene_new ("{\"page\":\"charts\"}");

  g_free (scene->caption[WAY_LANG_EN]);
  scene->caption[WAY_LANG_EN] = g_strdup (caption);
  return scene;
}

static WayTour *
new_tour (guint n)
{
  WayTour *tour = way_tour_new ("lesson", "A lesson", "一堂课");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *caption = g_strdup_printf ("%u", i);
      g_autoptr (WayScene) scene = new_scene (caption);
      WayTour *longer = way_tour_with_scene (tour, i, scene);

      way_tour_unref (tour);
      tour = longer;
    }
  return tour;
}

/* The captions of all scenes, one after another. */
static char *
captions (const WayTour *tour)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < way_tour_get_n_scenes (tour); i++)
    g_string_append (text, way_tour_get_scene (tour, i)->caption[WAY_LANG_EN]);
  return g_string_free (text, FALSE);
}

#define assert_order(tour, order) \
  G_STMT_START { \
    g_autofree char *order_ = captions (tour); \
    g_assert_cmpstr (order_, ==, order); \
  } G_STMT_END

static void
test_changes (void)
{
  g_autoptr (WayTour) tour = new_tour (4);
  g_autoptr (WayScene) scene = new_scene ("n");
  g_autoptr (WayTour) more = way_tour_with_scene (tour, 1, scene);
  g_autoptr (WayTour) forth = way_tour_with_moved (tour, 0, 2);
  g_autoptr (WayTour) back = way_tour_with_moved (tour, 3, 0);
  g_autoptr (WayTour) less = way_tour_without_scene (tour, 1);
  g_autoptr (WayTour) changed = way_tour_with_changed (tour, 3, scene);
  g_autoptr (WayTour) titled = way_tour_with_title (tour, "Other", "");
  g_autoptr (WayTour) named = way_tour_with_id (tour, "other");

  assert_order (more, "0n123");
  assert_order (forth, "1203");
  assert_order (back, "3012");
  assert_order (less, "023");
  assert_order (changed, "012n");
  assert_order (tour, "0123");
  g_assert_cmpstr (way_tour_get_title (titled, WAY_LANG_EN), ==, "Other");
  g_assert_cmpstr (way_tour_get_title (titled, WAY_LANG_ZH), ==, "Other");
  g_assert_cmpstr (way_tour_get_title (tour, WAY_LANG_ZH), ==, "一堂课");
  g_assert_cmpstr (way_tour_get_id (named), ==, "other");
  g_assert_false (way_tour_equal (named, tour));
  g_assert_false (way_tour_equal (titled, tour));
  g_assert_false (way_tour_equal (forth, tour));
  g_assert_false (way_tour_equal (less, tour));
}

static WayScene *
full_scene (void)
{
  static const char *const picks[] = { "fyp13-outline-2016", "not-here", NULL };
  WayScene *scene = new_scene ("\"Quoted\" \\ \n “科技”");

  g_free (scene->text[WAY_LANG_ZH]);
  scene->text[WAY_LANG_ZH] = g_strdup ("文字");
  g_free (scene->notes[WAY_LANG_EN]);
  scene->notes[WAY_LANG_EN] = g_strdup ("notes");
  g_strfreev (scene->picks);
  scene->picks = g_strdupv ((char **) picks);
  scene->hide_titles = TRUE;
  scene->predict = way_predict_new ("policy", "target.1");
  way_predict_add_option (scene->predict, "2.6", "");
  way_predict_add_option (scene->predict, "2.5", "2.6");
  way_predict_add_option (scene->predict, "", "2.5");
  scene->predict->drawn = TRUE;
  return scene;
}

static void
test_round_trip (void)
{
  g_autoptr (WayTour) first = new_tour (2);
  g_autoptr (WayScene) scene = full_scene ();
  g_autoptr (WayScene) copy = way_scene_copy (scene);
  g_autoptr (WayTour) tour = way_tour_with_scene (first, 1, scene);
  g_autofree char *json = way_tour_to_json (tour);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayTour) read = way_tour_from_json (json, -1, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_true (way_tour_equal (read, tour));
  again = way_tour_to_json (read);
  g_assert_cmpstr (again, ==, json);

  g_assert_true (way_scene_equal (copy, scene));
  g_free (copy->predict->options[1].high);
  copy->predict->options[1].high = g_strdup ("2.7");
  g_assert_false (way_scene_equal (copy, scene));
}

static void
test_view (void)
{
  g_autoptr (WayDataset) dataset = way_shipped_load ();
  g_autoptr (WayScene) scene = new_scene ("");
  g_autoptr (WayScene) odd = way_scene_new ("no JSON");
  g_autoptr (WayView) view = way_scene_dup_view (scene, dataset);
  g_autoptr (WayView) first = way_view_new (dataset);
  g_autoptr (WayView) fallen = way_scene_dup_view (odd, dataset);

  g_assert_cmpint (way_view_get_page (view), ==, WAY_PAGE_CHARTS);
  g_assert_true (way_view_equal (fallen, first));
}

#define TOUR(scene) "{\"waymark_tour\":1,\"scenes\":[" scene "]}"

static void
test_hostile (void)
{
  static const struct { const char *json, *message; } cases[] = {
    { "[]", "waymark_tour: is missing, so that this is no tour" },
    { "{}", "waymark_tour: is missing, so that this is no tour" },
    { "{\"waymark_tour\":\"1\"}", "waymark_tour: is missing, so that this is no tour" },
    { "{\"waymark_tour\":1}", "scenes: is missing" },
    { "{\"waymark_tour\":1,\"id\":5,\"scenes\":[]}", "id: is no text" },
    { "{\"waymark_tour\":1,\"title\":\"T\",\"scenes\":[]}",
      "title: has not the texts of two languages" },
    { TOUR ("{},7"), "scene 2: scenes: has what is no object" },
    { TOUR ("{\"view\":{}}"), "scene 1: view: is no text" },
    { TOUR ("{\"caption\":{\"en\":1}}"), "scene 1: en: is no text" },
    { TOUR ("{\"picks\":[1]}"), "scene 1: picks: has what is no id" },
    { TOUR ("{\"picks\":[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\","
            "\"\",\"\",\"\",\"\",\"\",\"\",\"\"]}"), "scene 1: picks: has too many policies" },
    { TOUR ("{\"hide_titles\":1}"), "scene 1: hide_titles: is neither true nor false" },
    { TOUR ("{\"predict\":[]}"), "scene 1: predict: is no object" },
    { TOUR ("{\"predict\":{}}"), "scene 1: predict: has neither options nor a line to draw" },
    { TOUR ("{\"predict\":{\"options\":[{\"low\":\"x\"}]}}"),
      "scene 1: options: has bounds that are no numbers" },
    { TOUR ("{\"predict\":{\"options\":[{}]}}"),
      "scene 1: options: has bounds that are no numbers" },
    { TOUR ("{\"predict\":{\"options\":[1,2,3,4,5]}}"), "scene 1: options: has too many of them" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      WayTour *tour = way_tour_from_json (cases[i].json, -1, &error);

      g_assert_null (tour);
      g_assert_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) json = g_string_new ("{\"waymark_tour\":1,\"scenes\":[{}");
  g_autofree char *text = g_strnfill (WAY_TOUR_MAX_TEXT + 1, 'x');
  g_autofree char *wordy = g_strdup_printf (TOUR ("{\"notes\":{\"zh\":\"%s\"}}"), text);
  g_autofree char *huge = g_strnfill (9 << 20, ' ');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < WAY_TOUR_MAX_SCENES; i++)
    g_string_append (json, ",{}");
  g_string_append (json, "]}");
  g_assert_null (way_tour_from_json (json->str, -1, &error));
  g_assert_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, "scenes: has too many of them");
  g_clear_error (&error);
  g_assert_null (way_tour_from_json (wordy, -1, &error));
  g_assert_cmpstr (error->message, ==, "scene 1: zh: is too long");
  g_clear_error (&error);
  g_assert_null (way_tour_from_json (huge, -1, &error));
  g_assert_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (way_tour_from_json ("{\"waymark_tour\":2}", -1, &error));
  g_assert_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_VERSION);
  g_clear_error (&error);
  g_assert_null (way_tour_from_json ("{\"waymark", -1, &error));
  g_assert_error (error, WAY_JSON_ERROR, WAY_JSON_ERROR_SYNTAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/tour/changes", test_changes);
  g_test_add_func ("/tour/round-trip", test_round_trip);
  g_test_add_func ("/tour/view", test_view);
  g_test_add_func ("/tour/hostile", test_hostile);
  g_test_add_func ("/tour/limits", test_limits);
  return g_test_run ();
}
