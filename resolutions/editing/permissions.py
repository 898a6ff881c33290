"""Who may do what: editors correct, reviewers also give symbols and join documents, superusers everything."""

CONTENT = {
    "document": ["view", "change"],
    "text": ["view", "change"],
    "paragraph": ["view"],
    "footnote": ["view"],
    "citation": ["view"],
    "sponsorship": ["view"],
    "alias": ["view"],
    "state": ["view"],
    "subject": ["view", "change"],
    "agendaitem": ["view"],
    "agendathread": ["view", "change"],
    "source": ["view", "add"],
    "correction": ["view", "change"],
    "reviewitem": ["view", "change"],
    "relation": ["view", "add", "change", "delete"],
    "vote": ["view"],
}
# A permission of the model Document.
MOVING = "move_document"


def sync_groups():
    """Nothing; the groups `editor` and `reviewer` exist, with at least these permissions."""
    from django.contrib.auth.models import Group, Permission

    here = Permission.objects.filter(content_type__app_label="resolutions")
    content = {f"{action}_{model}" for model, actions in CONTENT.items() for action in actions}
    for name, codes in {"editor": content, "reviewer": content | {MOVING}}.items():
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.add(*here.filter(codename__in=codes))


def may_move(user) -> bool:
    """True for who may give symbols and join documents."""
    return user.has_perm(f"resolutions.{MOVING}")
