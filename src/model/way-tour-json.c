/* The file of a tour: a JSON object that says `waymark_tour` 1, its `id`, its
 * `title` and its `scenes`. Texts in two languages are objects with `en` and
 * `zh`. A tour may come from anybody, so that what breaks a rule is refused
 * with the place where it stands.
 */
#include "config.h"

#include "way-tour-private.h"

#include <string.h>

#define VERSION 1

/* The longest id of a tour and of what it names, in bytes. */
#define MAX_ID 200u

/* The longest view, in bytes. */
#define MAX_VIEW (64u << 10)

static void
write_member (WayJsonWriter *writer,
              const char    *name,
              const char    *value)
{
  way_json_writer_name (writer, name);
  way_json_writer_string (writer, value);
}

static void
write_pair (WayJsonWriter *writer,
            const char    *name,
            char *const   *pair)
{
  way_json_writer_name (writer, name);
  way_json_writer_begin_object (writer);
  write_member (writer, "en", pair[WAY_LANG_EN]);
  write_member (writer, "zh", pair[WAY_LANG_ZH]);
  way_json_writer_end_object (writer);
}

static void
write_predict (WayJsonWriter    *writer,
               const WayPredict *predict)
{
  way_json_writer_name (writer, "predict");
  way_json_writer_begin_object (writer);
  write_member (writer, "policy", predict->policy);
  write_member (writer, "target", predict->target);
  way_json_writer_name (writer, "options");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < predict->n_options; i++)
    {
      way_json_writer_begin_object (writer);
      write_member (writer, "low", predict->options[i].low);
      write_member (writer, "high", predict->options[i].high);
      way_json_writer_end_object (writer);
    }
  way_json_writer_end_array (writer);
  way_json_writer_name (writer, "drawn");
  way_json_writer_boolean (writer, predict->drawn);
  way_json_writer_end_object (writer);
}

static void
write_scene (WayJsonWriter  *writer,
             const WayScene *scene)
{
  way_json_writer_begin_object (writer);
  write_pair (writer, "caption", scene->caption);
  write_pair (writer, "text", scene->text);
  write_pair (writer, "notes", scene->notes);
  write_member (writer, "view", scene->view);
  way_json_writer_name (writer, "picks");
  way_json_writer_begin_array (writer);
  for (guint i = 0; scene->picks[i] != NULL; i++)
    way_json_writer_string (writer, scene->picks[i]);
  way_json_writer_end_array (writer);
  way_json_writer_name (writer, "hide_titles");
  way_json_writer_boolean (writer, scene->hide_titles);
  if (scene->predict != NULL)
    write_predict (writer, scene->predict);
  way_json_writer_end_object (writer);
}

/**
 * way_tour_to_json:
 * @tour: a tour
 *
 * Writes a tour as the text of a file. The same tour gives the same bytes.
 *
 * Returns: (transfer full): JSON, indented
 */
char *
way_tour_to_json (const WayTour *tour)
{
  g_autoptr (WayJsonWriter) writer = NULL;

  g_return_val_if_fail (tour != NULL, NULL);

  writer = way_json_writer_new (TRUE);
  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "waymark_tour");
  way_json_writer_number (writer, VERSION);
  write_member (writer, "id", tour->id);
  write_pair (writer, "title", tour->title);
  way_json_writer_name (writer, "scenes");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < tour->scenes->len; i++)
    write_scene (writer, way_tour_get_scene (tour, i));
  way_json_writer_end_array (writer);
  way_json_writer_end_object (writer);
  return way_json_writer_finish (writer);
}

/* Says what is wrong; `where` is the member at fault. Returns FALSE. */
static gboolean
refuse (GError     **error,
        const char  *where,
        const char  *why)
{
  g_set_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT, "%s: %s", where, why);
  return FALSE;
}

static const WayJson *
member (const WayJson *object,
        const char    *name,
        WayJsonType    type)
{
  const WayJson *found = way_json_get_type (object) == WAY_JSON_OBJECT
    ? way_json_get_member (object, name) : NULL;

  return found != NULL && way_json_get_type (found) == type ? found : NULL;
}

/* Replaces *@value by a text of an object, if it has it. */
static gboolean
read_string (const WayJson  *object,
             const char     *name,
             guint           max,
             char          **value,
             GError        **error)
{
  const WayJson *found = way_json_get_type (object) == WAY_JSON_OBJECT
    ? way_json_get_member (object, name) : NULL;

  if (found == NULL)
    return TRUE;
  if (way_json_get_type (found) != WAY_JSON_STRING)
    return refuse (error, name, "is no text");
  if (strlen (way_json_get_string (found)) > max)
    return refuse (error, name, "is too long");
  g_free (*value);
  *value = g_strdup (way_json_get_string (found));
  return TRUE;
}

static gboolean
read_pair (const WayJson  *object,
           const char     *name,
           char          **pair,
           GError        **error)
{
  const WayJson *found = way_json_get_member (object, name);

  if (found == NULL)
    return TRUE;
  if (way_json_get_type (found) != WAY_JSON_OBJECT)
    return refuse (error, name, "has not the texts of two languages");
  return read_string (found, "en", WAY_TOUR_MAX_TEXT, &pair[WAY_LANG_EN], error)
         && read_string (found, "zh", WAY_TOUR_MAX_TEXT, &pair[WAY_LANG_ZH], error);
}

static gboolean
read_boolean (const WayJson  *object,
              const char     *name,
              gboolean       *value,
              GError        **error)
{
  const WayJson *found = way_json_get_member (object, name);

  if (found == NULL)
    return TRUE;
  if (way_json_get_type (found) != WAY_JSON_BOOLEAN)
    return refuse (error, name, "is neither true nor false");
  *value = way_json_get_boolean (found);
  return TRUE;
}

static gboolean
read_picks (const WayJson  *object,
            WayScene       *scene,
            GError        **error)
{
  const WayJson *list = member (object, "picks", WAY_JSON_ARRAY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (list == NULL)
    return TRUE;
  if (way_json_get_length (list) > WAY_SCENE_MAX_PICKS)
    return refuse (error, "picks", "has too many policies");
  for (guint i = 0; i < way_json_get_length (list); i++)
    {
      const WayJson *pick = way_json_get_element (list, i);

      if (way_json_get_type (pick) != WAY_JSON_STRING
          || strlen (way_json_get_string (pick)) > MAX_ID)
        return refuse (error, "picks", "has what is no id");
      g_strv_builder_add (builder, way_json_get_string (pick));
    }
  g_strfreev (scene->picks);
  scene->picks = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
is_bound (const char *text)
{
  return *text == '\0' || way_json_is_number (text);
}

static gboolean
read_option (const WayJson  *object,
             WayPredict     *predict,
             GError        **error)
{
  g_autofree char *low = g_strdup (""), *high = g_strdup ("");

  if (!read_string (object, "low", MAX_ID, &low, error)
      || !read_string (object, "high", MAX_ID, &high, error))
    return FALSE;
  if (!is_bound (low) || !is_bound (high) || (*low == '\0' && *high == '\0'))
    return refuse (error, "options", "has bounds that are no numbers");
  way_predict_add_option (predict, low, high);
  return TRUE;
}

static gboolean
read_predict (const WayJson  *scene_json,
              WayScene       *scene,
              GError        **error)
{
  const WayJson *json = way_json_get_member (scene_json, "predict");
  g_autoptr (WayPredict) predict = NULL;
  const WayJson *options;

  if (json == NULL)
    return TRUE;
  if (way_json_get_type (json) != WAY_JSON_OBJECT)
    return refuse (error, "predict", "is no object");
  predict = way_predict_new ("", "");
  if (!read_string (json, "policy", MAX_ID, &predict->policy, error)
      || !read_string (json, "target", MAX_ID, &predict->target, error)
      || !read_boolean (json, "drawn", &predict->drawn, error))
    return FALSE;
  options = member (json, "options", WAY_JSON_ARRAY);
  if (options != NULL && way_json_get_length (options) > WAY_PREDICT_MAX_OPTIONS)
    return refuse (error, "options", "has too many of them");
  for (guint i = 0; options != NULL && i < way_json_get_length (options); i++)
    if (!read_option (way_json_get_element (options, i), predict, error))
      return FALSE;
  if (predict->n_options == 0 && !predict->drawn)
    return refuse (error, "predict", "has neither options nor a line to draw");
  scene->predict = g_steal_pointer (&predict);
  return TRUE;
}

static WayScene *
read_scene (const WayJson  *json,
            GError        **error)
{
  g_autoptr (WayScene) scene = way_scene_new ("{}");

  if (way_json_get_type (json) != WAY_JSON_OBJECT)
    {
      refuse (error, "scenes", "has what is no object");
      return NULL;
    }
  if (!read_string (json, "view", MAX_VIEW, &scene->view, error)
      || !read_pair (json, "caption", scene->caption, error)
      || !read_pair (json, "text", scene->text, error)
      || !read_pair (json, "notes", scene->notes, error)
      || !read_picks (json, scene, error)
      || !read_boolean (json, "hide_titles", &scene->hide_titles, error)
      || !read_predict (json, scene, error))
    return NULL;
  return g_steal_pointer (&scene);
}

static gboolean
check_version (const WayJson  *json,
               GError        **error)
{
  const WayJson *version = member (json, "waymark_tour", WAY_JSON_NUMBER);

  if (version == NULL || way_json_get_number (version) < VERSION)
    return refuse (error, "waymark_tour", "is missing, so that this is no tour");
  if (way_json_get_number (version) > VERSION)
    {
      g_set_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_VERSION,
                   "the tour was written by a later version of Waymark");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_scenes (const WayJson  *json,
             WayTour        *tour,
             GError        **error)
{
  const WayJson *scenes = member (json, "scenes", WAY_JSON_ARRAY);

  if (scenes == NULL)
    return refuse (error, "scenes", "is missing");
  if (way_json_get_length (scenes) > WAY_TOUR_MAX_SCENES)
    return refuse (error, "scenes", "has too many of them");
  for (guint i = 0; i < way_json_get_length (scenes); i++)
    {
      WayScene *scene = read_scene (way_json_get_element (scenes, i), error);

      if (scene == NULL)
        {
          g_prefix_error (error, "scene %u: ", i + 1);
          return FALSE;
        }
      g_ptr_array_add (tour->scenes, scene);
    }
  return TRUE;
}

/**
 * way_tour_from_json:
 * @text: JSON, as way_tour_to_json() writes it
 * @length: its length in bytes, or -1 if it ends with a zero
 * @error: return location for an error
 *
 * Reads a tour. Members that it does not know are passed over; what it knows
 * must be of the right kind and within the limits. Whether the data have what
 * the tour names is not asked here.
 *
 * Returns: (transfer full): a tour, or NULL with %WAY_TOUR_ERROR, or with
 *   %WAY_JSON_ERROR if the text is no JSON
 */
WayTour *
way_tour_from_json (const char  *text,
                    gssize       length,
                    GError     **error)
{
  g_autoptr (WayJson) json = NULL;
  g_autoptr (WayTour) tour = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (length < 0)
    length = (gssize) strlen (text);
  if (length > WAY_TOUR_MAX_BYTES)
    {
      refuse (error, "file", "is longer than a tour can be");
      return NULL;
    }
  json = way_json_parse (text, length, error);
  if (json == NULL || !check_version (json, error))
    return NULL;
  tour = way_tour_new ("", "", "");
  if (!read_string (json, "id", MAX_ID, &tour->id, error)
      || !read_pair (json, "title", tour->title, error)
      || !read_scenes (json, tour, error))
    return NULL;
  return g_steal_pointer (&tour);
}
