"""From rows of a ledger to the data of charts: which rows a chart shows, under which names."""
