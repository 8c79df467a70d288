/* Changes are made in memory at once and wait in `pending` until the store has
 * them. One exchange with the store runs at a time, in a thread of its own:
 * it takes what waits, and brings back what the file holds, on which what has
 * been changed since is put again.
 */
#include "config.h"

#include "way-own.h"

#include <string.h>

/* How many stars can be taken back. */
#define MAX_UNDO 100u

/* An exchange on its way; the thread has it alone until it has ended. */
typedef struct
{
  WayOwnStore *store;
  GPtrArray   *changes;
  GHashTable  *entries;
  GError      *error;
  gboolean     done;
} Exchange;

/* A star as it was before it was changed. */
typedef struct
{
  char   *policy;
  gint64  starred;
} Undo;

struct _WayOwn
{
  GObject      parent_instance;

  WayOwnStore *store;
  GHashTable  *entries;       /* id → WayOwnEntry, as a person sees it */
  GPtrArray   *pending;       /* WayOwnChange, not yet given to the store */
  GArray      *undo;          /* Undo */
  char        *undone;        /* the policy of the last that was undone */
  Exchange    *exchange;      /* the one that runs, or NULL */
  GThread     *thread;
  guint        source;        /* that takes its outcome */
  gboolean     again;         /* it is to be followed by another */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAULT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_QUARK (way-own-error-quark, way_own_error)
G_DEFINE_FINAL_TYPE (WayOwn, way_own, G_TYPE_OBJECT)

static void
free_entry (gpointer data)
{
  WayOwnEntry *entry = data;

  g_free (entry->note);
  g_free (entry);
}

static void
free_change (gpointer data)
{
  WayOwnChange *change = data;

  g_free (change->policy);
  g_free (change->note);
  g_free (change->before);
  g_free (change->theirs);
  g_free (change);
}

static void
clear_undo (gpointer data)
{
  g_free (((Undo *) data)->policy);
}

static void
free_exchange (Exchange *exchange)
{
  g_ptr_array_unref (exchange->changes);
  g_hash_table_unref (exchange->entries);
  g_clear_error (&exchange->error);
  g_free (exchange);
}

/**
 * way_own_new_entries:
 *
 * Returns: (transfer full): a table of entries by id, with none
 */
GHashTable *
way_own_new_entries (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
}

/**
 * way_own_take_entry:
 * @entries: a table of entries
 * @policy: an id
 *
 * Returns: (transfer none): the entry of the policy, made if there was none
 */
WayOwnEntry *
way_own_take_entry (GHashTable *entries,
                    const char *policy)
{
  WayOwnEntry *entry;

  g_return_val_if_fail (entries != NULL && policy != NULL, NULL);

  entry = g_hash_table_lookup (entries, policy);
  if (entry == NULL)
    {
      entry = g_new0 (WayOwnEntry, 1);
      entry->note = g_strdup ("");
      g_hash_table_insert (entries, g_strdup (policy), entry);
    }
  return entry;
}

/**
 * way_own_join_notes:
 * @theirs: the note as it was changed elsewhere
 * @ours: the note as it was changed here
 *
 * Returns: (transfer full): a note that has both, each once
 */
char *
way_own_join_notes (const char *theirs,
                    const char *ours)
{
  g_return_val_if_fail (theirs != NULL && ours != NULL, NULL);

  if (*theirs == '\0' || strstr (ours, theirs) != NULL)
    return g_strdup (ours);
  if (*ours == '\0' || strstr (theirs, ours) != NULL)
    return g_strdup (theirs);
  return g_strconcat (theirs, "\n\n", ours, NULL);
}

/* The change of a policy that waits, made if there is none. */
static WayOwnChange *
take_pending (WayOwn     *own,
              const char *policy)
{
  WayOwnChange *change;

  for (guint i = 0; i < own->pending->len; i++)
    {
      change = g_ptr_array_index (own->pending, i);
      if (g_str_equal (change->policy, policy))
        return change;
    }
  change = g_new0 (WayOwnChange, 1);
  change->policy = g_strdup (policy);
  g_ptr_array_add (own->pending, change);
  return change;
}

static void
apply (GHashTable         *entries,
       const WayOwnChange *change)
{
  WayOwnEntry *entry = way_own_take_entry (entries, change->policy);

  if (change->sets_star)
    entry->starred = change->starred;
  if (change->note != NULL)
    {
      g_free (entry->note);
      entry->note = g_strdup (change->note);
      entry->changed = change->changed;
    }
}

/* What was not written waits again, before what has been changed since. */
static void
take_back (WayOwn    *own,
           GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const WayOwnChange *old = g_ptr_array_index (changes, i);
      WayOwnChange *change = take_pending (own, old->policy);

      if (old->sets_star && !change->sets_star)
        {
          change->sets_star = TRUE;
          change->starred = old->starred;
        }
      if (old->note == NULL)
        continue;
      if (change->note == NULL)
        {
          change->note = g_strdup (old->note);
          change->changed = old->changed;
        }
      g_free (change->before);
      change->before = g_strdup (old->before);
    }
}

/* A note that was joined to another is what waits on top of it is made of. */
static gboolean
rebase (WayOwn             *own,
        const WayOwnChange *made)
{
  const WayOwnEntry *entry = g_hash_table_lookup (own->entries, made->policy);

  if (made->theirs == NULL)
    return FALSE;
  for (guint i = 0; i < own->pending->len; i++)
    {
      WayOwnChange *change = g_ptr_array_index (own->pending, i);
      char *joined;

      if (!g_str_equal (change->policy, made->policy) || change->note == NULL)
        continue;
      joined = way_own_join_notes (made->theirs, change->note);
      g_free (change->note);
      change->note = joined;
      g_free (change->before);
      change->before = g_strdup (entry != NULL ? entry->note : "");
    }
  return TRUE;
}

static void
tell_merged (WayOwn *own)
{
  g_autoptr (GError) error
    = g_error_new_literal (WAY_OWN_ERROR, WAY_OWN_ERROR_MERGED,
                           "The note was changed elsewhere meanwhile; both texts are kept");

  g_signal_emit (own, signals[SIGNAL_FAULT], 0, error);
}

/* Whether one table says everything that another one says. */
static gboolean
has_all (GHashTable *entries,
         GHashTable *others)
{
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const WayOwnEntry *entry = g_hash_table_lookup (entries, id), *other = value;
      gint64 starred = entry != NULL ? entry->starred : 0;
      const char *note = entry != NULL ? entry->note : "";

      if ((starred != 0) != (other->starred != 0) || !g_str_equal (note, other->note))
        return FALSE;
    }
  return TRUE;
}

static void start (WayOwn *own);

/* Takes over what the thread has brought. */
static void
finish (WayOwn *own)
{
  Exchange *exchange = g_steal_pointer (&own->exchange);
  gboolean failed, merged = FALSE;

  g_thread_join (g_steal_pointer (&own->thread));
  g_clear_handle_id (&own->source, g_source_remove);
  failed = exchange->error != NULL;
  if (failed)
    take_back (own, exchange->changes);
  else
    {
      g_autoptr (GHashTable) before = g_steal_pointer (&own->entries);

      own->entries = g_hash_table_ref (exchange->entries);
      for (guint i = 0; i < exchange->changes->len; i++)
        merged |= rebase (own, g_ptr_array_index (exchange->changes, i));
      for (guint i = 0; i < own->pending->len; i++)
        apply (own->entries, g_ptr_array_index (own->pending, i));
      if (!has_all (before, own->entries) || !has_all (own->entries, before))
        g_signal_emit (own, signals[SIGNAL_CHANGED], 0);
    }
  /* What failed is tried again with the next change, not at once. */
  if (own->again && !failed)
    start (own);
  own->again = FALSE;
  if (failed)
    g_signal_emit (own, signals[SIGNAL_FAULT], 0, exchange->error);
  if (merged)
    tell_merged (own);
  free_exchange (exchange);
}

static gboolean
finish_cb (gpointer data)
{
  WayOwn *own = data;

  own->source = 0;
  finish (own);
  return G_SOURCE_REMOVE;
}

/* The main loop looks for the end of the thread, so that the thread needs to
 * know nothing of who waits for it. */
static gpointer
run (gpointer data)
{
  Exchange *exchange = data;

  exchange->store->klass->exchange (exchange->store, exchange->changes, exchange->entries,
                                    &exchange->error);
  g_atomic_int_set (&exchange->done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

typedef struct
{
  GSource   source;
  Exchange *exchange;
} EndSource;

static gboolean
is_done (GSource *source)
{
  return g_atomic_int_get (&((EndSource *) source)->exchange->done);
}

static gboolean
prepare_end (GSource *source,
             int     *timeout)
{
  *timeout = -1;
  return is_done (source);
}

static gboolean
dispatch_end (GSource     *source,
              GSourceFunc  callback,
              gpointer     data)
{
  return callback (data);
}

static GSourceFuncs end_funcs = { prepare_end, is_done, dispatch_end, NULL, NULL, NULL };

static void
start (WayOwn *own)
{
  Exchange *exchange;
  GSource *source;

  if (own->exchange != NULL)
    {
      own->again = TRUE;
      return;
    }
  exchange = own->exchange = g_new0 (Exchange, 1);
  exchange->store = own->store;
  exchange->changes = g_steal_pointer (&own->pending);
  exchange->entries = way_own_new_entries ();
  own->pending = g_ptr_array_new_with_free_func (free_change);
  source = g_source_new (&end_funcs, sizeof (EndSource));
  ((EndSource *) source)->exchange = exchange;
  g_source_set_callback (source, finish_cb, own, NULL);
  own->source = g_source_attach (source, NULL);
  g_source_unref (source);
  own->thread = g_thread_new ("own", run, exchange);
}

static void
way_own_dispose (GObject *object)
{
  WayOwn *own = WAY_OWN (object);

  way_own_wait (own);

  G_OBJECT_CLASS (way_own_parent_class)->dispose (object);
}

static void
way_own_finalize (GObject *object)
{
  WayOwn *own = WAY_OWN (object);

  own->store->klass->free (own->store);
  g_hash_table_unref (own->entries);
  g_ptr_array_unref (own->pending);
  g_array_unref (own->undo);
  g_free (own->undone);

  G_OBJECT_CLASS (way_own_parent_class)->finalize (object);
}

static void
way_own_class_init (WayOwnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = way_own_dispose;
  object_class->finalize = way_own_finalize;
  /* A star or a note has changed, here or in the file. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", WAY_TYPE_OWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  /* The store could not be read or written, or a note was joined to another. */
  signals[SIGNAL_FAULT] = g_signal_new ("fault", WAY_TYPE_OWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
way_own_init (WayOwn *own)
{
  own->entries = way_own_new_entries ();
  own->pending = g_ptr_array_new_with_free_func (free_change);
  own->undo = g_array_new (FALSE, FALSE, sizeof (Undo));
  g_array_set_clear_func (own->undo, clear_undo);
}

/**
 * way_own_new:
 * @store: (transfer full): where stars and notes are kept
 *
 * Returns: (transfer full): stars and notes, none until way_own_read()
 */
WayOwn *
way_own_new (WayOwnStore *store)
{
  WayOwn *own;

  g_return_val_if_fail (store != NULL, NULL);

  own = g_object_new (WAY_TYPE_OWN, NULL);
  own->store = store;
  return own;
}

/**
 * way_own_read:
 * @own: stars and notes
 *
 * Has the store read again, and written what waits. When that is done "changed"
 * is emitted if there is something new, and "fault" if it failed.
 */
void
way_own_read (WayOwn *own)
{
  g_return_if_fail (WAY_IS_OWN (own));

  start (own);
}

/**
 * way_own_wait:
 * @own: stars and notes
 *
 * Waits until all that was asked of the store is done: before the program ends.
 */
void
way_own_wait (WayOwn *own)
{
  g_return_if_fail (WAY_IS_OWN (own));

  while (own->exchange != NULL)
    finish (own);
}

/**
 * way_own_has_unsaved:
 * @own: stars and notes
 *
 * Returns: whether there are changes that the store does not have
 */
gboolean
way_own_has_unsaved (WayOwn *own)
{
  g_return_val_if_fail (WAY_IS_OWN (own), FALSE);

  return own->pending->len > 0 || (own->exchange != NULL && own->exchange->changes->len > 0);
}

static gint64
get_starred (WayOwn     *own,
             const char *policy)
{
  const WayOwnEntry *entry = g_hash_table_lookup (own->entries, policy);

  return entry != NULL ? entry->starred : 0;
}

/**
 * way_own_is_starred:
 * @own: stars and notes
 * @policy: an id
 *
 * Returns: whether the policy has a star
 */
gboolean
way_own_is_starred (WayOwn     *own,
                    const char *policy)
{
  g_return_val_if_fail (WAY_IS_OWN (own) && policy != NULL, FALSE);

  return get_starred (own, policy) != 0;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
change_star (WayOwn     *own,
             const char *policy,
             gint64      starred)
{
  WayOwnChange *change = take_pending (own, policy);

  change->sets_star = TRUE;
  change->starred = starred;
  way_own_take_entry (own->entries, policy)->starred = starred;
  start (own);
  g_signal_emit (own, signals[SIGNAL_CHANGED], 0);
}

/**
 * way_own_set_starred:
 * @own: stars and notes
 * @policy: an id
 * @starred: whether the policy is to have a star
 *
 * Gives a policy a star or takes it away; emits "changed" at once. The change
 * can be undone.
 */
void
way_own_set_starred (WayOwn     *own,
                     const char *policy,
                     gboolean    starred)
{
  Undo undo;

  g_return_if_fail (WAY_IS_OWN (own) && policy != NULL);

  if (way_own_is_starred (own, policy) == starred)
    return;
  undo = (Undo) { g_strdup (policy), get_starred (own, policy) };
  if (own->undo->len == MAX_UNDO)
    g_array_remove_index (own->undo, 0);
  g_array_append_val (own->undo, undo);
  change_star (own, policy, starred ? now () : 0);
}

/**
 * way_own_get_note:
 * @own: stars and notes
 * @policy: an id
 *
 * Returns: (transfer none): the note on the policy, "" without one; valid until
 *   stars and notes change
 */
const char *
way_own_get_note (WayOwn     *own,
                  const char *policy)
{
  const WayOwnEntry *entry;

  g_return_val_if_fail (WAY_IS_OWN (own) && policy != NULL, "");

  entry = g_hash_table_lookup (own->entries, policy);
  return entry != NULL ? entry->note : "";
}

/**
 * way_own_set_note:
 * @own: stars and notes
 * @policy: an id
 * @note: the new note; one of blanks alone takes the note away
 * @before: the note that it was made of
 *
 * Changes a note; emits "changed" at once. If the note is no longer @before, it
 * is joined to what it has become, and "fault" says so. A note that is too long
 * is not taken.
 */
void
way_own_set_note (WayOwn     *own,
                  const char *policy,
                  const char *note,
                  const char *before)
{
  g_autofree char *theirs = NULL;
  g_autofree char *text = NULL;
  WayOwnChange *change;
  gboolean merged;

  g_return_if_fail (WAY_IS_OWN (own) && policy != NULL && note != NULL && before != NULL);

  if (strlen (note) > WAY_OWN_MAX_NOTE)
    {
      g_autoptr (GError) error
        = g_error_new_literal (WAY_OWN_ERROR, WAY_OWN_ERROR_LENGTH,
                               "The note is too long and is not saved");

      g_signal_emit (own, signals[SIGNAL_FAULT], 0, error);
      return;
    }
  theirs = g_strdup (way_own_get_note (own, policy));
  text = g_strdup (note[strspn (note, " \t\r\n")] != '\0' ? note : "");
  merged = !g_str_equal (theirs, before) && !g_str_equal (theirs, text);
  if (merged)
    {
      char *joined = way_own_join_notes (theirs, text);

      g_free (text);
      text = joined;
    }
  if (g_str_equal (theirs, text))
    return;
  change = take_pending (own, policy);
  if (change->note == NULL)
    change->before = g_steal_pointer (&theirs);
  g_free (change->note);
  change->note = g_steal_pointer (&text);
  change->changed = now ();
  apply (own->entries, change);
  start (own);
  g_signal_emit (own, signals[SIGNAL_CHANGED], 0);
  if (merged)
    tell_merged (own);
}

/**
 * way_own_can_undo:
 * @own: stars and notes
 *
 * Returns: whether there is a star to be undone
 */
gboolean
way_own_can_undo (WayOwn *own)
{
  g_return_val_if_fail (WAY_IS_OWN (own), FALSE);

  return own->undo->len > 0;
}

/**
 * way_own_undo:
 * @own: stars and notes
 *
 * Undoes the last star that was given or taken away; emits "changed".
 *
 * Returns: (transfer none) (nullable): the id of its policy; %NULL if there was
 *   nothing to undo
 */
const char *
way_own_undo (WayOwn *own)
{
  const Undo *last;
  gint64 starred;

  g_return_val_if_fail (WAY_IS_OWN (own), NULL);

  if (own->undo->len == 0)
    return NULL;
  last = &g_array_index (own->undo, Undo, own->undo->len - 1);
  g_free (own->undone);
  own->undone = g_strdup (last->policy);
  starred = last->starred;
  g_array_set_size (own->undo, own->undo->len - 1);
  change_star (own, own->undone, starred);
  return own->undone;
}

/**
 * way_own_mark:
 * @entries: entries by id
 * @dataset: a snapshot
 *
 * Returns: (transfer full): the stars and notes of its policies; those of
 *   others are left out
 */
WayOwnMarks *
way_own_mark (GHashTable *entries,
              WayDataset *dataset)
{
  WayOwnMarks *marks;
  GHashTableIter iter;
  gpointer id, value;

  g_return_val_if_fail (entries != NULL && dataset != NULL, NULL);

  marks = way_own_marks_new (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES));
  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const WayOwnEntry *entry = value;
      guint policy = WAY_NONE;

      if (entry->starred != 0 || *entry->note != '\0')
        policy = way_dataset_find (dataset, WAY_TABLE_POLICIES, id);
      if (policy == WAY_NONE)
        continue;
      if (entry->starred != 0)
        marks->flags[policy] |= 1u << WAY_OWN_STARRED;
      if (*entry->note == '\0')
        continue;
      marks->flags[policy] |= 1u << WAY_OWN_NOTED;
      g_hash_table_insert (marks->notes, GUINT_TO_POINTER (policy), g_strdup (entry->note));
    }
  return marks;
}

/**
 * way_own_make_marks:
 * @own: stars and notes
 * @dataset: a snapshot
 *
 * Returns: (transfer full): the stars and notes of its policies
 */
WayOwnMarks *
way_own_make_marks (WayOwn     *own,
                    WayDataset *dataset)
{
  g_return_val_if_fail (WAY_IS_OWN (own), NULL);

  return way_own_mark (own->entries, dataset);
}
