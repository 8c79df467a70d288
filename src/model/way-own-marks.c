/* The marks of a snapshot are made whole when one of them changes: a byte for
 * every policy, and the texts of the few that have a note.
 */
#include "config.h"

#include "way-own-marks.h"

const char *const way_own_mark_words[] = { "starred", "note", NULL };

/**
 * way_own_marks_new:
 * @n_policies: how many policies there are
 *
 * Returns: (transfer full): marks of policies that have none; to be filled
 *   before others see them
 */
WayOwnMarks *
way_own_marks_new (guint n_policies)
{
  WayOwnMarks *marks = g_new0 (WayOwnMarks, 1);

  g_atomic_ref_count_init (&marks->ref_count);
  marks->n_policies = n_policies;
  marks->flags = g_new0 (guint8, MAX (n_policies, 1));
  marks->notes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return marks;
}

/**
 * way_own_marks_ref:
 * @marks: marks
 *
 * Returns: (transfer full): @marks, with one reference more
 */
WayOwnMarks *
way_own_marks_ref (WayOwnMarks *marks)
{
  g_return_val_if_fail (marks != NULL, NULL);

  g_atomic_ref_count_inc (&marks->ref_count);
  return marks;
}

/**
 * way_own_marks_unref:
 * @marks: (transfer full): marks
 */
void
way_own_marks_unref (WayOwnMarks *marks)
{
  g_return_if_fail (marks != NULL);

  if (!g_atomic_ref_count_dec (&marks->ref_count))
    return;
  g_free (marks->flags);
  g_hash_table_unref (marks->notes);
  g_free (marks);
}

/**
 * way_own_marks_has:
 * @marks: (nullable): marks
 * @policy: the number of a policy
 * @mark: a mark
 *
 * Returns: whether the policy has it; where there are no marks, none has
 */
gboolean
way_own_marks_has (const WayOwnMarks *marks,
                   guint              policy,
                   WayOwnMark         mark)
{
  return marks != NULL && policy < marks->n_policies && (marks->flags[policy] >> mark & 1) != 0;
}

/**
 * way_own_mark_name:
 * @mark: a mark
 * @lang: a language
 *
 * Returns: (transfer none): what is said of a policy that has it
 */
const char *
way_own_mark_name (WayOwnMark mark,
                   WayLang    lang)
{
  static const char *const names[WAY_N_OWN_MARKS] = {
    [WAY_OWN_STARRED] = WAY_N_ ("starred"),
    [WAY_OWN_NOTED] = WAY_N_ ("with a note"),
  };

  g_return_val_if_fail (mark < WAY_N_OWN_MARKS, "");

  return way_tr (lang, names[mark]);
}
