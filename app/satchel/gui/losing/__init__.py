"""A lost device: the steps of app/LOST_DEVICE.md, one under the other, and two histories."""
