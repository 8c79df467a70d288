/* The session. A view is replaced in place while a person pans or types, and
 * becomes a new entry of the history when they go somewhere.
 */
#include "config.h"

#include "way-session.h"

#include <string.h>

#include "way-session-private.h"

/* How many views can be walked back to. */
#define HISTORY_LENGTH 100

/* A window that has not moved for so long is at rest. */
#define SETTLE_MS 200

/* In larger sets what does not match is hidden, unless a person asks for it. */
#define MAX_DIMMED_AT_FIRST 20000

/* Sets of so many policies are filtered while the caller waits, in a millisecond;
 * larger ones in a thread. */
#define MAX_AT_ONCE 20000

enum
{
  PROP_0,
  PROP_DATASET,
  PROP_VIEW,
  PROP_N_MATCHING,
  PROP_N_LISTED,
  PROP_HITS,
  PROP_OWN,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (WaySession, way_session, G_TYPE_OBJECT)

static WayView *
present (WaySession *session)
{
  return g_ptr_array_index (session->history, session->place);
}

static guint *
new_counts (WaySession *session)
{
  return g_new (guint, way_facet_get_first (session->dataset, WAY_N_FACETS));
}

/* Goes through the facets, unless nothing is asked of them. */
static void
make_matching (WaySession *session)
{
  const WayQuery *query = way_view_get_query (present (session));
  guint n = way_dataset_get_n_rows (session->dataset, WAY_TABLE_POLICIES);
  int known_on = way_view_get_as_known (present (session));

  session->matching = way_searcher_copy_found (session->searcher, n);
  session->n_matching = 0;
  if (way_query_has_facets (query))
    {
      if (!way_view_get_in_window (present (session)))
        session->counts = new_counts (session);
      session->n_matching = way_query_filter (query, session->dataset, known_on, NULL, 0,
                                              session->matching, session->counts);
    }
  else
    for (guint i = 0; i < n; i++)
      session->n_matching += session->matching[i];
}

/* What hangs on the window too, if lists follow it. */
static void
clear_listed (WaySession *session)
{
  g_clear_handle_id (&session->settle_source, g_source_remove);
  g_clear_pointer (&session->listed, g_free);
  g_clear_pointer (&session->counts, g_free);
}

static void
clear_matching (WaySession *session)
{
  g_clear_pointer (&session->matching, g_free);
  session->matching_serial++;
  clear_listed (session);
}

static void
notify_matching (WaySession *session)
{
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_N_MATCHING]);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_N_LISTED]);
}

/* A thread has filtered; whoever shows what matches watches the view. */
static void
filtered_cb (WayFiltered *filtered,
             gpointer     data)
{
  WaySession *session = data;

  clear_matching (session);
  session->matching = g_steal_pointer (&filtered->matching);
  session->n_matching = filtered->n_matching;
  if (!way_view_get_in_window (present (session)))
    session->counts = g_steal_pointer (&filtered->counts);
  notify_matching (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_VIEW]);
}

/* Other policies may match than did. Of very many, those that did match stay until
 * threads have found the others, so that there is something to be shown: words are
 * searched for first, since what the words before have found is not asked for. */
static void
refilter (WaySession *session)
{
  guint n = way_dataset_get_n_rows (session->dataset, WAY_TABLE_POLICIES);
  WayView *view = present (session);

  way_filterer_stop (session->filterer);
  if (session->matching == NULL || n <= MAX_AT_ONCE)
    {
      clear_matching (session);
      notify_matching (session);
      return;
    }
  if (way_searcher_is_finding (session->searcher))
    return;
  way_filterer_start (session->filterer, session->dataset, way_view_get_query (view),
                      way_view_get_as_known (view),
                      way_searcher_copy_found (session->searcher, n));
}

static gboolean
settled_cb (gpointer data)
{
  WaySession *session = data;

  session->settle_source = 0;
  clear_listed (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_N_LISTED]);
  return G_SOURCE_REMOVE;
}

/* Lists follow the window when it has come to rest, so that a pan costs them
 * nothing. */
static void
follow_window (WaySession    *session,
               const WayView *old)
{
  const WayView *view = present (session);

  if (way_view_get_in_window (old) != way_view_get_in_window (view))
    {
      clear_listed (session);
      g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_N_LISTED]);
    }
  else if (way_view_get_in_window (view)
           && (way_view_get_start (old) != way_view_get_start (view)
               || way_view_get_end (old) != way_view_get_end (view)))
    {
      g_clear_handle_id (&session->settle_source, g_source_remove);
      session->settle_source = g_timeout_add (SETTLE_MS, settled_cb, session);
    }
}

/* Hits have come from the thread that searches; whoever shows what matches
 * watches the view. */
static void
hits_changed_cb (gboolean found,
                 gpointer data)
{
  WaySession *session = data;

  if (found)
    refilter (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_HITS]);
  if (found)
    g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_VIEW]);
}

static void
search (WaySession *session)
{
  way_searcher_search (session->searcher, session->dataset,
                       way_view_get_query (present (session))->text);
}

/* Takes over what follows from a view that has just become the present one.
 * What depends on the query alone is told of a change of that, so that panning
 * costs it nothing. */
static void
view_replaced (WaySession *session,
               WayView    *old)
{
  const WayQuery *old_query = way_view_get_query (old);
  const WayQuery *query = way_view_get_query (present (session));

  gboolean same_text = g_str_equal (old_query->text, query->text);

  if (!same_text)
    search (session);
  /* Verdicts are a facet and change with what is known. */
  if (!way_query_equal (old_query, query)
      || way_view_get_as_known (old) != way_view_get_as_known (present (session)))
    refilter (session);
  follow_window (session, old);
  if (!same_text)
    g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_HITS]);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_VIEW]);
}

/* Counts only the values of own marks anew, which nothing else depends on while
 * none of them is chosen. */
static void
count_own (WaySession  *session,
           WayOwnMarks *marks)
{
  const guint8 *listed = way_session_get_listed (session, NULL);
  guint *counts = session->counts + way_facet_get_first (session->dataset, WAY_FACET_OWN);

  memset (counts, 0, WAY_N_OWN_MARKS * sizeof *counts);
  for (guint i = 0; i < marks->n_policies; i++)
    for (guint mark = 0; marks->flags[i] >> mark != 0; mark++)
      counts[mark] += listed[i] != 0 && way_own_marks_has (marks, i, mark);
}

static void
lay_own (WaySession *session)
{
  g_autoptr (WayOwnMarks) marks = NULL;

  if (session->own == NULL)
    return;
  marks = way_own_make_marks (session->own, session->dataset);
  way_dataset_set_own (session->dataset, marks);
}

/* Stars or notes have changed. What matches changes with them only where the
 * query asks for them, or its words can be in a note. */
static void
own_changed_cb (WaySession *session)
{
  const WayQuery *query = way_view_get_query (present (session));
  gboolean asked = query->chosen[WAY_FACET_OWN] != NULL || *query->text != '\0';

  lay_own (session);
  if (asked)
    {
      search (session);
      refilter (session);
      g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_HITS]);
    }
  else if (way_filterer_is_running (session->filterer))
    refilter (session);
  else if (session->counts != NULL)
    {
      g_autoptr (WayOwnMarks) marks = way_dataset_get_own (session->dataset);

      count_own (session, marks);
    }
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_OWN]);
  if (asked)
    g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_VIEW]);
}

static void
step (WaySession *session,
      guint       place)
{
  g_autoptr (WayView) old = way_view_ref (present (session));

  session->place = place;
  view_replaced (session, old);
}

static void
way_session_finalize (GObject *object)
{
  WaySession *session = WAY_SESSION (object);

  g_clear_pointer (&session->searcher, way_searcher_free);
  g_clear_pointer (&session->filterer, way_filterer_free);
  if (session->own != NULL)
    g_signal_handlers_disconnect_by_func (session->own, own_changed_cb, session);
  g_clear_object (&session->own);
  g_clear_pointer (&session->dataset, way_dataset_unref);
  g_clear_pointer (&session->history, g_ptr_array_unref);
  clear_matching (session);

  G_OBJECT_CLASS (way_session_parent_class)->finalize (object);
}

static void
way_session_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  WaySession *session = WAY_SESSION (object);
  guint n_matching;

  switch (id)
    {
    case PROP_DATASET:
      g_value_set_boxed (value, session->dataset);
      break;
    case PROP_VIEW:
      g_value_set_boxed (value, present (session));
      break;
    case PROP_N_MATCHING:
      way_session_get_matching (session, &n_matching);
      g_value_set_uint (value, n_matching);
      break;
    case PROP_N_LISTED:
      way_session_get_listed (session, &n_matching);
      g_value_set_uint (value, n_matching);
      break;
    case PROP_HITS:
      g_value_set_boxed (value, way_session_get_hits (session));
      break;
    case PROP_OWN:
      g_value_set_object (value, session->own);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_session_class_init (WaySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = way_session_finalize;
  object_class->get_property = way_session_get_property;

  properties[PROP_DATASET]
    = g_param_spec_boxed ("dataset", NULL, NULL, WAY_TYPE_DATASET,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW]
    = g_param_spec_boxed ("view", NULL, NULL, WAY_TYPE_VIEW,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Notified whenever which policies match may have changed, before the view. */
  properties[PROP_N_MATCHING]
    = g_param_spec_uint ("n-matching", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Notified after that, and when the window has come to rest elsewhere. */
  properties[PROP_N_LISTED]
    = g_param_spec_uint ("n-listed", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Notified when a search has found something new, or none is wanted. */
  properties[PROP_HITS]
    = g_param_spec_boxed ("hits", NULL, NULL, WAY_TYPE_HITS,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Notified when a star or a note may have changed, before what follows for
   * the view. */
  properties[PROP_OWN]
    = g_param_spec_object ("own", NULL, NULL, WAY_TYPE_OWN,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
way_session_init (WaySession *session)
{
  session->history = g_ptr_array_new_with_free_func ((GDestroyNotify) way_view_unref);
  session->searcher = way_searcher_new (hits_changed_cb, session);
  session->filterer = way_filterer_new (filtered_cb, session);
}

/* What a search or a filter leaves out stays in sight, dimmed: it is where it
 * was, and the matches stand out against it. Of very many only a few could be,
 * which are dear to find at each change of the filter. */
static WayView *
make_first_view (const WayDataset *dataset)
{
  g_autoptr (WayView) view = way_view_new (dataset);
  gboolean few = way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES) <= MAX_DIMMED_AT_FIRST;

  return way_view_with_dim (view, few);
}

/**
 * way_session_new:
 * @dataset: a snapshot
 * @lang: the language of the content
 *
 * Returns: (transfer full): a session that shows the view of a first start
 */
WaySession *
way_session_new (WayDataset *dataset,
                 WayLang     lang)
{
  WaySession *session;

  g_return_val_if_fail (dataset != NULL, NULL);

  session = g_object_new (WAY_TYPE_SESSION, NULL);
  session->dataset = way_dataset_ref (dataset);
  session->lang = lang;
  g_ptr_array_add (session->history, make_first_view (dataset));
  return session;
}

/**
 * way_session_get_dataset:
 * @session: a session
 *
 * Returns: (transfer none): the snapshot that is shown
 */
WayDataset *
way_session_get_dataset (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  return session->dataset;
}

/**
 * way_session_set_dataset:
 * @session: a session
 * @dataset: a snapshot
 *
 * Shows another data set, in the view of a first start; the history of the
 * old one is dropped.
 */
void
way_session_set_dataset (WaySession *session,
                         WayDataset *dataset)
{
  g_return_if_fail (WAY_IS_SESSION (session) && dataset != NULL);

  way_dataset_ref (dataset);
  way_dataset_unref (session->dataset);
  session->dataset = dataset;
  lay_own (session);
  way_filterer_stop (session->filterer);
  clear_matching (session);
  g_ptr_array_set_size (session->history, 0);
  g_ptr_array_add (session->history, make_first_view (dataset));
  session->place = 0;
  search (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_DATASET]);
  notify_matching (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_HITS]);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_VIEW]);
}

/**
 * way_session_complete_dataset:
 * @session: a session
 * @dataset: the same data set as is shown, of which more is known by now
 *
 * Shows more of the present data set; the view and its history stay.
 */
void
way_session_complete_dataset (WaySession *session,
                              WayDataset *dataset)
{
  g_return_if_fail (WAY_IS_SESSION (session) && dataset != NULL);
  g_return_if_fail (way_dataset_get_n_rows (dataset, WAY_TABLE_POLICIES)
                    == way_dataset_get_n_rows (session->dataset, WAY_TABLE_POLICIES));

  way_dataset_ref (dataset);
  way_dataset_unref (session->dataset);
  session->dataset = dataset;
  lay_own (session);
  way_filterer_stop (session->filterer);
  clear_matching (session);
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_DATASET]);
  notify_matching (session);
}

/**
 * way_session_get_own:
 * @session: a session
 *
 * Returns: (transfer none) (nullable): the stars and notes that lie over the
 *   data set
 */
WayOwn *
way_session_get_own (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  return session->own;
}

/**
 * way_session_set_own:
 * @session: a session
 * @own: the person's stars and notes
 *
 * Lays stars and notes over whatever data set is shown, now and later; to be
 * called once.
 */
void
way_session_set_own (WaySession *session,
                     WayOwn     *own)
{
  g_return_if_fail (WAY_IS_SESSION (session) && session->own == NULL && WAY_IS_OWN (own));

  session->own = g_object_ref (own);
  g_signal_connect_swapped (own, "changed", G_CALLBACK (own_changed_cb), session);
  own_changed_cb (session);
}

/**
 * way_session_get_view:
 * @session: a session
 *
 * Returns: (transfer none): the present view, never %NULL; valid until the
 *   session changes
 */
WayView *
way_session_get_view (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  return present (session);
}

/**
 * way_session_go:
 * @session: a session
 * @view: a view
 *
 * Shows a view as a new entry of the history; what lay ahead is dropped. A
 * view equal to the present one changes nothing.
 */
void
way_session_go (WaySession *session,
                WayView    *view)
{
  g_autoptr (WayView) old = NULL;

  g_return_if_fail (WAY_IS_SESSION (session) && view != NULL);

  if (way_view_equal (view, present (session)))
    return;
  old = way_view_ref (present (session));
  g_ptr_array_set_size (session->history, session->place + 1);
  g_ptr_array_add (session->history, way_view_ref (view));
  /* The present view stands in the history too, and is not walked back to. */
  if (session->history->len > HISTORY_LENGTH + 1)
    g_ptr_array_remove_index (session->history, 0);
  session->place = session->history->len - 1;
  view_replaced (session, old);
}

/**
 * way_session_update:
 * @session: a session
 * @view: a view
 *
 * Shows a view in the place of the present one, without a new entry of the
 * history: for the steps of a gesture or of typing.
 */
void
way_session_update (WaySession *session,
                    WayView    *view)
{
  g_autoptr (WayView) old = NULL;

  g_return_if_fail (WAY_IS_SESSION (session) && view != NULL);

  if (way_view_equal (view, present (session)))
    return;
  old = g_ptr_array_index (session->history, session->place);
  g_ptr_array_index (session->history, session->place) = way_view_ref (view);
  view_replaced (session, old);
}

/**
 * way_session_drop:
 * @session: a session
 *
 * Shows the earlier view, if there is one, and forgets the present one and all
 * after it: for a gesture that is taken back.
 */
void
way_session_drop (WaySession *session)
{
  g_return_if_fail (WAY_IS_SESSION (session));

  if (!way_session_can_go_back (session))
    return;
  way_session_go_back (session);
  g_ptr_array_set_size (session->history, session->place + 1);
  /* What can be gone forward to has changed after the view has. */
  g_object_notify_by_pspec (G_OBJECT (session), properties[PROP_VIEW]);
}

/**
 * way_session_select:
 * @session: a session
 * @policy: the number of a policy, or %WAY_NONE for none
 *
 * Selects a policy, as a new entry of the history.
 */
void
way_session_select (WaySession *session,
                    guint       policy)
{
  g_autoptr (WayView) view = NULL;
  const char *id = "";

  g_return_if_fail (WAY_IS_SESSION (session));

  if (policy != WAY_NONE)
    id = way_dataset_get_policy (session->dataset, policy)->id;
  view = way_view_with_selection (present (session), id);
  way_session_go (session, view);
}

/**
 * way_session_get_selected:
 * @session: a session
 *
 * Returns: the number of the selected policy, or %WAY_NONE
 */
guint
way_session_get_selected (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), WAY_NONE);

  return way_dataset_find (session->dataset, WAY_TABLE_POLICIES,
                           way_view_get_selection (present (session)));
}

/**
 * way_session_get_hits:
 * @session: a session
 *
 * Returns: (transfer none) (nullable): what the search for the view's words
 *   has found so far, which may be the first hits alone; %NULL if there are no
 *   words, or nothing is known yet
 */
WayHits *
way_session_get_hits (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  return way_searcher_get_hits (session->searcher);
}

/**
 * way_session_get_found:
 * @session: a session
 *
 * Returns: (transfer none) (nullable): the hits with their whole set that
 *   way_session_get_matching() applies: those of the words before as long as
 *   the present ones are searched for
 */
WayHits *
way_session_get_found (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  return way_searcher_get_found (session->searcher);
}

/**
 * way_session_is_searching:
 * @session: a session
 *
 * Returns: whether more hits are to come
 */
gboolean
way_session_is_searching (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), FALSE);

  return way_searcher_is_searching (session->searcher);
}

/**
 * way_session_get_matching:
 * @session: a session
 * @n_matching: (out) (optional): how many policies match
 *
 * Returns: (transfer none): for each policy whether the view's query matches
 *   it, or that of the view before while way_session_is_filtering(); valid
 *   until the session changes
 */
const guint8 *
way_session_get_matching (WaySession *session,
                          guint      *n_matching)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  if (session->matching == NULL)
    make_matching (session);
  if (n_matching != NULL)
    *n_matching = session->n_matching;
  return session->matching;
}

/**
 * way_session_is_filtering:
 * @session: a session
 *
 * Returns: whether what matches, and what is counted of it, is still that of the
 *   view before
 */
gboolean
way_session_is_filtering (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), FALSE);

  return way_filterer_is_running (session->filterer)
      || way_searcher_is_finding (session->searcher);
}

/**
 * way_session_get_matching_serial:
 * @session: a session
 *
 * Returns: a number that is another one whenever other policies may match, for
 *   those who keep what they have made of them
 */
guint
way_session_get_matching_serial (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), 0);

  return session->matching_serial;
}

static guint *
find_in_window (WaySession *session,
                guint      *n)
{
  WayView *view = present (session);

  return way_dataset_find_in_span (session->dataset, way_view_get_start (view),
                                   way_view_get_end (view), n);
}

static void
make_listed (WaySession *session)
{
  const guint8 *matching = way_session_get_matching (session, NULL);
  guint n;
  g_autofree guint *policies = find_in_window (session, &n);

  session->listed
    = g_new0 (guint8, MAX (way_dataset_get_n_rows (session->dataset, WAY_TABLE_POLICIES), 1));
  session->n_listed = 0;
  for (guint i = 0; i < n; i++)
    {
      session->listed[policies[i]] = matching[policies[i]];
      session->n_listed += matching[policies[i]];
    }
}

/**
 * way_session_get_listed:
 * @session: a session
 * @n_listed: (out) (optional): how many policies are listed
 *
 * Gives what lists show: what matches and, if the view says so, lies in the
 * window as it was when it last came to rest.
 *
 * Returns: (transfer none): for each policy whether lists show it; valid until
 *   the session changes
 */
const guint8 *
way_session_get_listed (WaySession *session,
                        guint      *n_listed)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  if (!way_view_get_in_window (present (session)))
    return way_session_get_matching (session, n_listed);
  if (session->listed == NULL)
    make_listed (session);
  if (n_listed != NULL)
    *n_listed = session->n_listed;
  return session->listed;
}

/**
 * way_session_get_counts:
 * @session: a session
 *
 * Returns: (transfer none): for each value of all facets, numbered together as
 *   way_facet_get_first() has it, how many policies have it with every other
 *   facet and the text applied, of those in the window if lists follow it;
 *   valid until the session changes
 */
const guint *
way_session_get_counts (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), NULL);

  way_session_get_matching (session, NULL);
  if (session->counts == NULL)
    {
      guint n = way_dataset_get_n_rows (session->dataset, WAY_TABLE_POLICIES);
      g_autofree guint8 *matching = way_searcher_copy_found (session->searcher, n);
      g_autofree guint *policies
        = way_view_get_in_window (present (session)) ? find_in_window (session, &n) : NULL;

      session->counts = new_counts (session);
      way_query_filter (way_view_get_query (present (session)), session->dataset,
                        way_view_get_as_known (present (session)), policies, n, matching,
                        session->counts);
    }
  return session->counts;
}

/**
 * way_session_can_go_back:
 * @session: a session
 *
 * Returns: whether there is an earlier view
 */
gboolean
way_session_can_go_back (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), FALSE);

  return session->place > 0;
}

/**
 * way_session_can_go_forward:
 * @session: a session
 *
 * Returns: whether there is a later view
 */
gboolean
way_session_can_go_forward (WaySession *session)
{
  g_return_val_if_fail (WAY_IS_SESSION (session), FALSE);

  return session->place + 1 < session->history->len;
}

/**
 * way_session_go_back:
 * @session: a session
 *
 * Shows the earlier view, if there is one.
 */
void
way_session_go_back (WaySession *session)
{
  g_return_if_fail (WAY_IS_SESSION (session));

  if (way_session_can_go_back (session))
    step (session, session->place - 1);
}

/**
 * way_session_go_forward:
 * @session: a session
 *
 * Shows the later view, if there is one.
 */
void
way_session_go_forward (WaySession *session)
{
  g_return_if_fail (WAY_IS_SESSION (session));

  if (way_session_can_go_forward (session))
    step (session, session->place + 1);
}
