// Every web API both isolates have, in load order.
