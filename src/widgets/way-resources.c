/* A static library loses resources that only register themselves; this one
 * call keeps them.
 */
#include "config.h"

#include "way-resources.h"

#include "waymark-ui.h"

/**
 * way_resources_register:
 *
 * Makes the templates known; to be called before the first widget is made.
 * Further calls do nothing.
 */
void
way_resources_register (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      way_ui_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
