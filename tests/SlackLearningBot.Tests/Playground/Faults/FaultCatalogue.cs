namespace SlackLearningBot.Tests.Playground.Faults;

/// <summary>
/// The catalogue of what can go wrong between Slack and an app, copied from its own text: by number, with every way in which it happens there
/// ("" where there is only one). The changes of the workspace have numbers of ours, C1 to C18.
/// </summary>
internal static class FaultCatalogue
{
    public static IReadOnlyList<(string Fault, string[] Variants)> Answers { get; } =
    [
        ("W1", [""]),
        ("W2", ["missing", "garbled"]),
        ("W3", [""]),
        ("W4", ["reset", "silence"]),
        ("W5", [""]),
        ("W6", [""]),
        ("W7", ["internal_error", "fatal_error", "internal_error_500", "fatal_error_500"]),
        ("W8", ["503", "200"]),
        ("W9", ["500", "502", "503"]),
        ("W10", ["truncated", "empty", "gzip"]),
        ("W11", ["account_inactive", "token_revoked", "invalid_auth", "not_authed"]),
        ("W12", ["token_expired"]),
        ("W13", [""]),
        ("W14", ["not_allowed_token_type"]),
        ("W15", ["team_added_to_org", "org_login_required"]),
        ("W16", ["team_access_not_granted"]),
        ("W17", [""]),
        ("W18", [""]),
        ("W19", ["invalid_json", "json_not_object", "invalid_blocks_format"]),
        ("W20", ["msg_too_long", "msg_blocks_too_long", "too_many_attachments", "view_too_large", "metadata_too_large"]),
        ("W21",
        [
            "channel_not_found", "not_in_channel", "is_archived", "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
            "cannot_reply_to_message", "messages_tab_disabled", "ekm_access_denied", "message_limit_exceeded",
        ]),
        ("W22", ["user_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot", "invalid_user_combination", "users_not_found"]),
        ("W23", ["expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "older_form"]),
        ("W24", ["hash_conflict", "not_found", "push_limit_reached", "duplicate_external_id", "not_enabled"]),
        ("W25", ["message_not_found", "cant_update_message", "edit_window_closed", "cant_delete_message", "thread_not_found"]),
        ("W26", ["time_in_past", "time_too_far", "restricted_too_many", "invalid_scheduled_message_id"]),
        ("W27", ["invalid_cursor", "limit_required", "empty_page", "short_page", "twice"]),
        ("W28", ["unknown_method", "method_deprecated"]),
        ("W29", [""]),
        ("W30", ["sparse", "stranger", "deleted"]),
        ("W31",
        [
            "invalid_code", "bad_redirect_uri", "invalid_client_id", "bad_client_secret", "invalid_refresh_token", "access_denied", "state_missing", "state_foreign", "state_reused",
        ]),
        ("W32", []),
        ("W33", []),
        ("W34", ["file_upload_size_restricted", "file_uploads_disabled", "storage_limit_reached", "address_breaks", "file_not_found"]),
        ("W35", ["date", "ts"]),
    ];

    public static IReadOnlyList<(string Fault, string[] Variants)> Requests { get; } =
    [
        ("E1", ["1", "2", "3"]),
        ("E2", ["http_error", "connection_failed", "ssl_error", "too_many_redirects", "unknown_error"]),
        ("E3", [""]),
        ("E4", ["1", "10"]),
        ("E5", [""]),
        ("E6", [""]),
        ("E7", [""]),
        ("E8", [""]),
        ("E9", [""]),
        ("E10", ["signed", "wrongly_signed"]),
        ("E11", ["signature", "old", "future", "no_signature", "no_timestamp", "other_bytes", "version", "upper_case"]),
        ("E12", [""]),
        ("E13", ["unknown_type", "unknown_fields", "null_team", "missing_user", "bot_message"]),
        ("E14", [""]),
        ("E15", ["emoji", "surrogate", "nul", "megabyte", "deep"]),
        ("E16", ["thrice", "second_person"]),
        ("E17", ["deleted", "updated", "action_id", "block_id", "value", "hash"]),
        ("E18", ["earlier_release", "private_metadata", "missing_block"]),
        ("E19", [""]),
        ("E20", ["used_url", "expired_url", "expired_url_json"]),
        ("E21", [""]),
        ("E22", [""]),
        ("E23", [""]),
        ("E24", [""]),
        ("E25", ["signed", "unsigned"]),
    ];

    public static IReadOnlyList<(string Fault, string[] Variants)> Sockets { get; } =
    [
        ("S1", [""]),
        ("S2", [""]),
        ("S3", ["off", "on"]),
        ("S4", ["instead", "before"]),
        ("S5", [""]),
        ("S6", ["within_envelope", "between"]),
        ("S7", ["retry", "first"]),
        ("S8", ["none", "late", "ten_connections"]),
        ("S9", ["unknown_type", "no_event"]),
        ("S10", [""]),
        ("S11", [""]),
        ("S12", ["ratelimited", "invalid_auth", "internal_error", "used_ticket"]),
        ("S13", [""]),
    ];

    /// <summary>A person, a channel, the app, a message: in this order.</summary>
    public static IReadOnlyList<(string Fault, string[] Variants)> Changes { get; } =
    [
        ("C1", ["deactivated", "taken_back"]),
        ("C2", [""]),
        ("C3", [""]),
        ("C4", [""]),
        ("C5", [""]),
        ("C6", [""]),
        ("C7", [""]),
        ("C8", [""]),
        ("C9", [""]),
        ("C10", [""]),
        ("C11", [""]),
        ("C12", ["removed", "untold", "new_bot_user"]),
        ("C13", [""]),
        ("C14", ["off", "on"]),
        ("C15", ["off", "on"]),
        ("C16", ["restricted_action", "app_access_restricted"]),
        ("C17", [""]),
        ("C18", ["two", "one"]),
    ];

    public static IEnumerable<(string Fault, string[] Variants)> All => [.. Answers, .. Requests, .. Sockets, .. Changes];
}
