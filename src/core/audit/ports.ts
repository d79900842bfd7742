/** What an audit reads beside the mappings: one request a call; every call may fail and none retries. */
