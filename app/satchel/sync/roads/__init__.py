"""Roads by which parcels go and come by themselves: a relay, a folder that others carry."""
