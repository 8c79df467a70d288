/* The file is JSON: {"waymark_views":1,"views":[{"name":…,"view":…}]}, each
 * view being the text that way_view_to_json() gives. It is written beside the
 * old one, brought to the disk and renamed, so that it is whole at any time. A
 * change that cannot be written is taken back.
 */
#include "config.h"

#include "way-saved-views.h"

#include <errno.h>
#include <string.h>

#include "way-json.h"

/* A longer file is none of ours. */
#define MAX_BYTES (16 << 20)

#define VERSION 1

typedef struct
{
  char *name;
  char *json;
} Entry;

struct _WaySavedViews
{
  GObject  parent_instance;

  char    *path;
  GArray  *entries;     /* Entry */
};

G_DEFINE_QUARK (way-saved-views-error-quark, way_saved_views_error)
G_DEFINE_FINAL_TYPE (WaySavedViews, way_saved_views, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
  g_free (((Entry *) data)->json);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static void
append (GArray     *entries,
        const char *name,
        const char *json)
{
  Entry entry = { g_strdup (name), g_strdup (json) };

  g_array_append_val (entries, entry);
}

static const Entry *
get (WaySavedViews *views,
     guint          index)
{
  return &g_array_index (views->entries, Entry, index);
}

static char *
write_entries (const GArray *entries)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new (TRUE);

  way_json_writer_begin_object (writer);
  way_json_writer_name (writer, "waymark_views");
  way_json_writer_number (writer, VERSION);
  way_json_writer_name (writer, "views");
  way_json_writer_begin_array (writer);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      way_json_writer_begin_object (writer);
      way_json_writer_name (writer, "name");
      way_json_writer_string (writer, entry->name);
      way_json_writer_name (writer, "view");
      way_json_writer_string (writer, entry->json);
      way_json_writer_end_object (writer);
    }
  way_json_writer_end_array (writer);
  way_json_writer_end_object (writer);
  return way_json_writer_finish (writer);
}

/* Takes over entries that could be written; others are dropped. */
static gboolean
replace (WaySavedViews  *views,
         GArray         *entries,
         GError        **error)
{
  g_autofree char *text = write_entries (entries);
  g_autofree char *folder = g_path_get_dirname (views->path);
  gboolean written;

  /* What stands in the way of the folder is said by the file. */
  g_mkdir_with_parents (folder, 0700);
  written = g_file_set_contents_full (views->path, text, (gssize) strlen (text),
                                      G_FILE_SET_CONTENTS_CONSISTENT
                                      | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
  if (!written)
    {
      g_array_unref (entries);
      return FALSE;
    }
  g_array_unref (views->entries);
  views->entries = entries;
  g_signal_emit (views, changed_signal, 0);
  return TRUE;
}

static GArray *
copy_entries (WaySavedViews *views)
{
  GArray *entries = new_entries ();

  for (guint i = 0; i < views->entries->len; i++)
    append (entries, get (views, i)->name, get (views, i)->json);
  return entries;
}

static const char *
member_string (const WayJson *object,
               const char    *name)
{
  const WayJson *member = way_json_get_type (object) == WAY_JSON_OBJECT
    ? way_json_get_member (object, name) : NULL;

  return member != NULL && way_json_get_type (member) == WAY_JSON_STRING
         ? way_json_get_string (member) : NULL;
}

/* Reads the text of a file; NULL if it is not one that we have written. */
static GArray *
read_entries (const char *text,
              gsize       length)
{
  g_autoptr (WayJson) json = way_json_parse (text, (gssize) length, NULL);
  g_autoptr (GArray) entries = new_entries ();
  const WayJson *list, *version;

  if (json == NULL || way_json_get_type (json) != WAY_JSON_OBJECT)
    return NULL;
  version = way_json_get_member (json, "waymark_views");
  list = way_json_get_member (json, "views");
  if (version == NULL || way_json_get_type (version) != WAY_JSON_NUMBER
      || way_json_get_number (version) != VERSION
      || list == NULL || way_json_get_type (list) != WAY_JSON_ARRAY)
    return NULL;
  for (guint i = 0; i < way_json_get_length (list); i++)
    {
      const char *name = member_string (way_json_get_element (list, i), "name");
      const char *view = member_string (way_json_get_element (list, i), "view");

      if (name == NULL || view == NULL)
        return NULL;
      append (entries, name, view);
    }
  return g_steal_pointer (&entries);
}

/* Renames a file that cannot be read to a name that is free. Returns the name,
 * or NULL if that cannot be done either. */
static char *
put_aside (const char *path)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *aside = i == 0 ? g_strconcat (path, ".damaged", NULL)
                                      : g_strdup_printf ("%s.damaged-%u", path, i);
      g_autoptr (GFile) from = g_file_new_for_path (path);
      g_autoptr (GFile) to = g_file_new_for_path (aside);
      g_autoptr (GError) error = NULL;

      if (g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &error))
        return g_steal_pointer (&aside);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return NULL;
    }
  return NULL;
}

static void
way_saved_views_finalize (GObject *object)
{
  WaySavedViews *views = WAY_SAVED_VIEWS (object);

  g_free (views->path);
  g_array_unref (views->entries);

  G_OBJECT_CLASS (way_saved_views_parent_class)->finalize (object);
}

static void
way_saved_views_class_init (WaySavedViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_saved_views_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_saved_views_init (WaySavedViews *views)
{
  views->entries = new_entries ();
}

/**
 * way_saved_views_new:
 * @path: the file, which need not be there yet
 *
 * Returns: (transfer full): no views, until way_saved_views_load()
 */
WaySavedViews *
way_saved_views_new (const char *path)
{
  WaySavedViews *views;

  g_return_val_if_fail (path != NULL, NULL);

  views = g_object_new (WAY_TYPE_SAVED_VIEWS, NULL);
  views->path = g_strdup (path);
  return views;
}

/**
 * way_saved_views_load:
 * @views: views
 * @error: return location for an error
 *
 * Reads the file. One that is damaged is kept under another name, which the
 * error says, and there are no views then.
 *
 * Returns: %FALSE with an error of %WAY_SAVED_VIEWS_ERROR or %G_FILE_ERROR
 */
gboolean
way_saved_views_load (WaySavedViews  *views,
                      GError        **error)
{
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *text = NULL;
  g_autofree char *aside = NULL;
  gsize length = 0;

  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views), FALSE);

  if (!g_file_get_contents (views->path, &text, &length, &fault))
    {
      if (g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  entries = length <= MAX_BYTES ? read_entries (text, length) : NULL;
  if (entries == NULL)
    {
      aside = put_aside (views->path);
      g_set_error (error, WAY_SAVED_VIEWS_ERROR, WAY_SAVED_VIEWS_ERROR_DAMAGED, "%s",
                   aside != NULL ? aside : views->path);
      return FALSE;
    }
  g_array_unref (views->entries);
  views->entries = g_steal_pointer (&entries);
  g_signal_emit (views, changed_signal, 0);
  return TRUE;
}

/**
 * way_saved_views_get_n:
 * @views: views
 *
 * Returns: how many there are
 */
guint
way_saved_views_get_n (WaySavedViews *views)
{
  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views), 0);

  return views->entries->len;
}

/**
 * way_saved_views_get_name:
 * @views: views
 * @index: less than way_saved_views_get_n()
 *
 * Returns: (transfer none): the name; valid until the views change
 */
const char *
way_saved_views_get_name (WaySavedViews *views,
                          guint          index)
{
  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views) && index < views->entries->len, "");

  return get (views, index)->name;
}

/**
 * way_saved_views_get_json:
 * @views: views
 * @index: less than way_saved_views_get_n()
 *
 * Returns: (transfer none): the view, to be read by way_view_from_json();
 *   valid until the views change
 */
const char *
way_saved_views_get_json (WaySavedViews *views,
                          guint          index)
{
  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views) && index < views->entries->len, "");

  return get (views, index)->json;
}

/**
 * way_saved_views_insert:
 * @views: views
 * @index: the place of the new view, at most way_saved_views_get_n()
 * @name: its name
 * @json: the view
 * @error: return location for an error
 *
 * Adds a view, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_saved_views_insert (WaySavedViews  *views,
                        guint           index,
                        const char     *name,
                        const char     *json,
                        GError        **error)
{
  GArray *entries;
  Entry entry;

  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views) && index <= views->entries->len, FALSE);
  g_return_val_if_fail (name != NULL && json != NULL, FALSE);

  entries = copy_entries (views);
  entry = (Entry) { g_strdup (name), g_strdup (json) };
  g_array_insert_val (entries, index, entry);
  return replace (views, entries, error);
}

/**
 * way_saved_views_rename:
 * @views: views
 * @index: less than way_saved_views_get_n()
 * @name: the new name
 * @error: return location for an error
 *
 * Renames a view, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_saved_views_rename (WaySavedViews  *views,
                        guint           index,
                        const char     *name,
                        GError        **error)
{
  GArray *entries;
  Entry *entry;

  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views) && index < views->entries->len, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  entries = copy_entries (views);
  entry = &g_array_index (entries, Entry, index);
  g_free (entry->name);
  entry->name = g_strdup (name);
  return replace (views, entries, error);
}

/**
 * way_saved_views_move:
 * @views: views
 * @from: less than way_saved_views_get_n()
 * @to: likewise
 * @error: return location for an error
 *
 * Gives a view another place, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_saved_views_move (WaySavedViews  *views,
                      guint           from,
                      guint           to,
                      GError        **error)
{
  GArray *entries = NULL;
  Entry moved;

  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views), FALSE);
  g_return_val_if_fail (MAX (from, to) < views->entries->len, FALSE);

  entries = copy_entries (views);
  moved = (Entry) { g_strdup (get (views, from)->name), g_strdup (get (views, from)->json) };
  g_array_remove_index (entries, from);
  g_array_insert_val (entries, to, moved);
  return replace (views, entries, error);
}

/**
 * way_saved_views_remove:
 * @views: views
 * @index: less than way_saved_views_get_n()
 * @error: return location for an error
 *
 * Takes a view away, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_saved_views_remove (WaySavedViews  *views,
                        guint           index,
                        GError        **error)
{
  GArray *entries;

  g_return_val_if_fail (WAY_IS_SAVED_VIEWS (views) && index < views->entries->len, FALSE);

  entries = copy_entries (views);
  g_array_remove_index (entries, index);
  return replace (views, entries, error);
}
