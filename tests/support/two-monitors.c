/* Lets a program that is loaded with it see two monitors: "left", two fifths of
 * the one that a virtual display has, and "right", the rest; or "left" alone
 * while the file that TWO_MONITORS_UNPLUGGED names is there. Other programs
 * than tests have no use for it.
 */
#define _GNU_SOURCE

#include <X11/extensions/Xrandr.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* An id that no server gives, for the output of the second monitor. */
#define RIGHT ((RROutput) 0x0fffffff)

#define N_MONITORS 2

typedef struct
{
  XRRMonitorInfo monitors[N_MONITORS];
  RROutput       outputs[N_MONITORS];
} Parts;

static RROutput left;

static RROutput
get_real (RROutput output)
{
  return output == RIGHT ? left : output;
}

static int
count_monitors (void)
{
  const char *unplugged = getenv ("TWO_MONITORS_UNPLUGGED");

  return unplugged != NULL && access (unplugged, F_OK) == 0 ? 1 : N_MONITORS;
}

/* One block, as XRRFreeMonitors() frees one. */
XRRMonitorInfo *
XRRGetMonitors (Display *display,
                Window   window,
                Bool     active,
                int     *n_monitors)
{
  XRRMonitorInfo *(*get) (Display *, Window, Bool, int *) = dlsym (RTLD_NEXT, "XRRGetMonitors");
  int n;
  XRRMonitorInfo *real = get (display, window, active, &n);
  Parts *parts;

  if (real == NULL || n != 1 || real->noutput != 1)
    {
      *n_monitors = n;
      return real;
    }
  left = real->outputs[0];
  parts = malloc (sizeof *parts);
  for (int i = 0; i < N_MONITORS; i++)
    {
      parts->monitors[i] = *real;
      parts->monitors[i].width = i == 0 ? real->width * 2 / 5 : real->width * 3 / 5;
      parts->monitors[i].x = i == 0 ? 0 : real->width * 2 / 5;
      parts->monitors[i].primary = i == 0;
      parts->outputs[i] = i == 0 ? left : RIGHT;
      parts->monitors[i].outputs = &parts->outputs[i];
    }
  XRRFreeMonitors (real);
  *n_monitors = count_monitors ();
  return parts->monitors;
}

XRROutputInfo *
XRRGetOutputInfo (Display            *display,
                  XRRScreenResources *resources,
                  RROutput            output)
{
  XRROutputInfo *(*get) (Display *, XRRScreenResources *, RROutput)
    = dlsym (RTLD_NEXT, "XRRGetOutputInfo");
  static char names[N_MONITORS][8] = { "left", "right" };
  XRROutputInfo *info = get (display, resources, get_real (output));

  if (info != NULL)
    {
      info->name = names[output == RIGHT];
      info->nameLen = (int) strlen (info->name);
    }
  return info;
}

Atom *
XRRListOutputProperties (Display  *display,
                         RROutput  output,
                         int      *n_properties)
{
  Atom *(*list) (Display *, RROutput, int *) = dlsym (RTLD_NEXT, "XRRListOutputProperties");

  return list (display, get_real (output), n_properties);
}

int
XRRGetOutputProperty (Display        *display,
                      RROutput        output,
                      Atom            property,
                      long            offset,
                      long            length,
                      Bool            erase,
                      Bool            pending,
                      Atom            wanted,
                      Atom           *type,
                      int            *format,
                      unsigned long  *n_items,
                      unsigned long  *bytes_after,
                      unsigned char **value)
{
  int (*get) (Display *, RROutput, Atom, long, long, Bool, Bool, Atom, Atom *, int *,
              unsigned long *, unsigned long *, unsigned char **)
    = dlsym (RTLD_NEXT, "XRRGetOutputProperty");

  return get (display, get_real (output), property, offset, length, erase, pending, wanted, type,
              format, n_items, bytes_after, value);
}
