/* Each tour of the person is one file of the form in which tours are shared, so
 * that a fault in one harms no other and any of them can be copied by hand. A
 * file is written beside the old one, brought to the disk and renamed; a change
 * that cannot be written is not made. A file that cannot be read is left as it
 * is: names of new files are never those of others.
 */
#include "config.h"

#include "way-tours.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "way-built-in-tours.h"

/* How many changes can be undone. */
#define MAX_CHANGES 200u

/* A change of one tour: what it was, and what it became. */
typedef struct
{
  WayTour *before;   /* NULL if it was not there */
  WayTour *after;    /* NULL if it was taken away */
  guint    index;
} Change;

struct _WayTours
{
  GObject    parent_instance;

  char      *folder;
  GPtrArray *tours;       /* WayTour, those of the program first */
  guint      n_built_in;
  guint      current;
  GPtrArray *changes;     /* Change */
  guint      n_done;      /* the changes after these have been undone */
};

G_DEFINE_FINAL_TYPE (WayTours, way_tours, G_TYPE_OBJECT)

static guint changed_signal;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->before, way_tour_unref);
  g_clear_pointer (&change->after, way_tour_unref);
  g_free (change);
}

static char *
get_path (WayTours   *tours,
          const char *id)
{
  g_autofree char *name = g_strconcat (id, WAY_TOUR_SUFFIX, NULL);

  return g_build_filename (tours->folder, name, NULL);
}

/* A name that no file has, not even one that cannot be read. */
static char *
make_id (WayTours *tours)
{
  for (;;)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *path = get_path (tours, id);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&id);
    }
}

/* Brings the files to the state of a tour: written, or taken away. */
static gboolean
store (WayTours    *tours,
       const char  *id,
       WayTour     *tour,
       GError     **error)
{
  g_autofree char *path = get_path (tours, id);

  if (tour != NULL)
    {
      /* What stands in the way of the folder is said by the file. */
      g_mkdir_with_parents (tours->folder, 0700);
      return way_tour_write_file (tour, path, error);
    }
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

/* Makes the tours those after a change, in either direction. */
static gboolean
apply (WayTours  *tours,
       WayTour   *before,
       WayTour   *after,
       guint      index,
       GError   **error)
{
  if (!store (tours, way_tour_get_id (after != NULL ? after : before), after, error))
    return FALSE;
  if (before != NULL)
    g_ptr_array_remove_index (tours->tours, index);
  if (after != NULL)
    g_ptr_array_insert (tours->tours, (int) index, way_tour_ref (after));
  tours->current = MIN (index, tours->tours->len - 1);
  return TRUE;
}

/* Makes a change that was not made before, and keeps it for undoing. */
static gboolean
make_change (WayTours  *tours,
             WayTour   *before,
             WayTour   *after,
             guint      index,
             GError   **error)
{
  Change *change = g_new0 (Change, 1);

  change->before = before != NULL ? way_tour_ref (before) : NULL;
  change->after = after != NULL ? way_tour_ref (after) : NULL;
  change->index = index;
  if (!apply (tours, before, after, index, error))
    {
      free_change (change);
      return FALSE;
    }
  g_ptr_array_set_size (tours->changes, (int) tours->n_done);
  g_ptr_array_add (tours->changes, change);
  if (tours->changes->len > MAX_CHANGES)
    g_ptr_array_remove_index (tours->changes, 0);
  tours->n_done = tours->changes->len;
  g_signal_emit (tours, changed_signal, 0);
  return TRUE;
}

static int
compare_titles_cb (gconstpointer a,
                   gconstpointer b)
{
  const WayTour *left = *(const WayTour *const *) a, *right = *(const WayTour *const *) b;
  int order = g_utf8_collate (way_tour_get_title (left, WAY_LANG_EN),
                              way_tour_get_title (right, WAY_LANG_EN));

  return order != 0 ? order : strcmp (way_tour_get_id (left), way_tour_get_id (right));
}

/* Reads one file of the folder. The name says the id, as a file may have been
 * copied under another one. */
static void
load_file (WayTours   *tours,
           GPtrArray  *found,
           const char *name,
           GString    *faults)
{
  g_autofree char *path = g_build_filename (tours->folder, name, NULL);
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (WAY_TOUR_SUFFIX));
  g_autoptr (GError) error = NULL;
  g_autoptr (WayTour) tour = way_tour_read_file (path, &error);

  if (tour != NULL)
    g_ptr_array_add (found, way_tour_with_id (tour, id));
  else
    g_string_append_printf (faults, "%s%s", faults->len > 0 ? "\n" : "", error->message);
}

static void
way_tours_finalize (GObject *object)
{
  WayTours *tours = WAY_TOURS (object);

  g_free (tours->folder);
  g_ptr_array_unref (tours->tours);
  g_ptr_array_unref (tours->changes);

  G_OBJECT_CLASS (way_tours_parent_class)->finalize (object);
}

static void
way_tours_class_init (WayToursClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_tours_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_tours_init (WayTours *tours)
{
  tours->tours = g_ptr_array_new_with_free_func ((GDestroyNotify) way_tour_unref);
  tours->changes = g_ptr_array_new_with_free_func (free_change);
  tours->n_built_in = way_built_in_tours_get_n ();
  for (guint i = 0; i < tours->n_built_in; i++)
    g_ptr_array_add (tours->tours, way_built_in_tours_get (i));
}

/**
 * way_tours_new:
 * @folder: the folder of the person's tours, which need not be there yet
 *
 * Returns: (transfer full): the tours of the program, until way_tours_load()
 */
WayTours *
way_tours_new (const char *folder)
{
  WayTours *tours;

  g_return_val_if_fail (folder != NULL, NULL);

  tours = g_object_new (WAY_TYPE_TOURS, NULL);
  tours->folder = g_strdup (folder);
  return tours;
}

/**
 * way_tours_load:
 * @tours: tours
 * @error: return location for an error
 *
 * Reads the person's tours, once. Files that cannot be read stay as they are;
 * the error names each of them, and the others are there.
 *
 * Returns: %FALSE with an error of %G_FILE_ERROR or %WAY_TOUR_ERROR
 */
gboolean
way_tours_load (WayTours  *tours,
                GError   **error)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GError) fault = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_return_val_if_fail (WAY_IS_TOURS (tours) && tours->tours->len == tours->n_built_in, FALSE);

  folder = g_dir_open (tours->folder, 0, &fault);
  if (folder == NULL && g_error_matches (fault, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  if (folder == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, WAY_TOUR_SUFFIX) && g_utf8_validate (name, -1, NULL))
      load_file (tours, found, name, faults);
  g_ptr_array_sort (found, compare_titles_cb);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (tours->tours, g_ptr_array_index (found, i));
  g_signal_emit (tours, changed_signal, 0);
  if (faults->len > 0)
    g_set_error_literal (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT, faults->str);
  return faults->len == 0;
}

/**
 * way_tours_get_n:
 * @tours: tours
 *
 * Returns: how many there are
 */
guint
way_tours_get_n (WayTours *tours)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours), 0);

  return tours->tours->len;
}

/**
 * way_tours_get:
 * @tours: tours
 * @index: less than way_tours_get_n()
 *
 * Returns: (transfer none): a tour; valid until the tours change
 */
WayTour *
way_tours_get (WayTours *tours,
               guint     index)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours) && index < tours->tours->len, NULL);

  return g_ptr_array_index (tours->tours, index);
}

/**
 * way_tours_is_built_in:
 * @tours: tours
 * @index: less than way_tours_get_n()
 *
 * Returns: whether the tour came with the program, and cannot be changed
 */
gboolean
way_tours_is_built_in (WayTours *tours,
                       guint     index)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours), FALSE);

  return index < tours->n_built_in;
}

/**
 * way_tours_find:
 * @tours: tours
 * @id: an id
 * @index: (out) (optional): where the tour is
 *
 * Returns: whether there is a tour with this id
 */
gboolean
way_tours_find (WayTours   *tours,
                const char *id,
                guint      *index)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours) && id != NULL, FALSE);

  for (guint i = 0; i < tours->tours->len; i++)
    if (g_str_equal (way_tour_get_id (way_tours_get (tours, i)), id))
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * way_tours_replace:
 * @tours: tours
 * @index: a tour of the person
 * @tour: what it becomes; it keeps its id
 * @error: return location for an error
 *
 * Changes a tour, and emits "changed". A tour that is equal to the old one
 * changes nothing.
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_tours_replace (WayTours  *tours,
                   guint      index,
                   WayTour   *tour,
                   GError   **error)
{
  g_autoptr (WayTour) own = NULL;
  WayTour *before;

  g_return_val_if_fail (WAY_IS_TOURS (tours) && tour != NULL, FALSE);
  g_return_val_if_fail (index >= tours->n_built_in && index < tours->tours->len, FALSE);

  before = way_tours_get (tours, index);
  own = way_tour_with_id (tour, way_tour_get_id (before));
  return way_tour_equal (before, own) || make_change (tours, before, own, index, error);
}

/**
 * way_tours_add:
 * @tours: tours
 * @tour: a tour, which gets an id of its own
 * @index: (out) (optional): where it is
 * @error: return location for an error
 *
 * Adds a tour behind the others, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_tours_add (WayTours  *tours,
               WayTour   *tour,
               guint     *index,
               GError   **error)
{
  g_autofree char *id = NULL;
  g_autoptr (WayTour) own = NULL;
  guint place;

  g_return_val_if_fail (WAY_IS_TOURS (tours) && tour != NULL, FALSE);

  id = make_id (tours);
  own = way_tour_with_id (tour, id);
  place = tours->tours->len;
  if (index != NULL)
    *index = place;
  return make_change (tours, NULL, own, place, error);
}

/**
 * way_tours_remove:
 * @tours: tours
 * @index: a tour of the person
 * @error: return location for an error
 *
 * Takes a tour away, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if the file cannot be
 *   taken away
 */
gboolean
way_tours_remove (WayTours  *tours,
                  guint      index,
                  GError   **error)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours), FALSE);
  g_return_val_if_fail (index >= tours->n_built_in && index < tours->tours->len, FALSE);

  return make_change (tours, way_tours_get (tours, index), NULL, index, error);
}

/**
 * way_tours_get_current:
 * @tours: tours
 *
 * Returns: the tour that is worked on or was chosen last, at first the first of
 *   the program
 */
guint
way_tours_get_current (WayTours *tours)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours), 0);

  return tours->current;
}

/**
 * way_tours_set_current:
 * @tours: tours
 * @index: less than way_tours_get_n()
 *
 * Chooses a tour, and emits "changed" if it is another one.
 */
void
way_tours_set_current (WayTours *tours,
                       guint     index)
{
  g_return_if_fail (WAY_IS_TOURS (tours) && index < tours->tours->len);

  if (tours->current == index)
    return;
  tours->current = index;
  g_signal_emit (tours, changed_signal, 0);
}

/**
 * way_tours_can_undo:
 * @tours: tours
 *
 * Returns: whether there is a change to undo
 */
gboolean
way_tours_can_undo (WayTours *tours)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours), FALSE);

  return tours->n_done > 0;
}

/**
 * way_tours_can_redo:
 * @tours: tours
 *
 * Returns: whether there is a change that was undone
 */
gboolean
way_tours_can_redo (WayTours *tours)
{
  g_return_val_if_fail (WAY_IS_TOURS (tours), FALSE);

  return tours->n_done < tours->changes->len;
}

/**
 * way_tours_undo:
 * @tours: tours with a change to undo
 * @index: (out) (optional): where the tour is that was changed, or was
 * @error: return location for an error
 *
 * Undoes the last change, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_tours_undo (WayTours  *tours,
                guint     *index,
                GError   **error)
{
  const Change *change;

  g_return_val_if_fail (WAY_IS_TOURS (tours) && tours->n_done > 0, FALSE);

  change = g_ptr_array_index (tours->changes, tours->n_done - 1);
  if (!apply (tours, change->after, change->before, change->index, error))
    return FALSE;
  tours->n_done--;
  if (index != NULL)
    *index = change->index;
  g_signal_emit (tours, changed_signal, 0);
  return TRUE;
}

/**
 * way_tours_redo:
 * @tours: tours with a change that was undone
 * @index: (out) (optional): where the tour is that was changed, or was
 * @error: return location for an error
 *
 * Makes a change again that was undone, and emits "changed".
 *
 * Returns: %FALSE with an error, and nothing changed, if it cannot be written
 */
gboolean
way_tours_redo (WayTours  *tours,
                guint     *index,
                GError   **error)
{
  const Change *change;

  g_return_val_if_fail (WAY_IS_TOURS (tours) && tours->n_done < tours->changes->len, FALSE);

  change = g_ptr_array_index (tours->changes, tours->n_done);
  if (!apply (tours, change->before, change->after, change->index, error))
    return FALSE;
  tours->n_done++;
  if (index != NULL)
    *index = change->index;
  g_signal_emit (tours, changed_signal, 0);
  return TRUE;
}

/**
 * way_tour_read_file:
 * @path: the path of a file
 * @error: return location for an error
 *
 * Reads a tour. The error names the file.
 *
 * Returns: (transfer full): a tour, or %NULL with an error of %G_FILE_ERROR,
 *   %G_IO_ERROR, %WAY_TOUR_ERROR or %WAY_JSON_ERROR
 */
WayTour *
way_tour_read_file (const char  *path,
                    GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  WayTour *tour = NULL;
  GStatBuf info;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  /* Only a regular file has an end for sure, and a size to be known before. */
  name = g_path_get_basename (path);
  if (g_stat (path, &info) == 0 && (!S_ISREG (info.st_mode) || info.st_size > WAY_TOUR_MAX_BYTES))
    {
      g_set_error (error, WAY_TOUR_ERROR, WAY_TOUR_ERROR_FORMAT,
                   "%s: is no tour or longer than one can be", name);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  tour = way_tour_from_json (text, (gssize) length, error);
  if (tour == NULL)
    g_prefix_error (error, "%s: ", name);
  return tour;
}

/**
 * way_tour_write_file:
 * @tour: a tour
 * @path: the path of a file
 * @error: return location for an error
 *
 * Writes a tour, so that the file is whole at any time.
 *
 * Returns: %FALSE with an error of %G_FILE_ERROR
 */
gboolean
way_tour_write_file (WayTour     *tour,
                     const char  *path,
                     GError     **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (tour != NULL && path != NULL, FALSE);

  text = way_tour_to_json (tour);
  return g_file_set_contents_full (path, text, (gssize) strlen (text),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
