"""The accounts of those who sit at the desk; only administrators keep them, and never their own."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ShowFacets
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm, UserChangeForm
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from applicants.authority import officer_of, role_of
from applicants.models import Officer, Organisation, Role, User
from schemes.units.places import REGIONS


class NewStaff(BaseUserCreationForm[User]):
    """A new account: user name, name, language of the desk, first password."""

    class Meta:
        model = User
        fields = ("username", "full_name", "language")


class ChangedStaff(UserChangeForm[User]):
    """What may be changed of an account."""

    class Meta:
        model = User
        fields = ("full_name", "language", "is_active")


class KeptByAdministrators:
    """Seen and kept by administrators alone; nothing is deleted, an account is only shut."""

    def _keeps(self, request: HttpRequest) -> bool:
        return role_of(request.user) == Role.ADMINISTRATOR

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._keeps(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._keeps(request)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._keeps(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._keeps(request) and obj != request.user

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class OfficerForm(forms.ModelForm[Officer]):
    """A role where it exists: the association's in a Saudi region, the roles of a province in Iran; and for a body.

    A body that has a place gives it to its officers; a national one may have them anywhere.
    """

    class Meta:
        model = Officer
        fields = ("role", "organisation", "province", "county")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there: Any = self.fields["organisation"]
        bodies = Organisation.objects.filter(Q(is_active=True) | Q(pk=self.instance.organisation_id))
        there.queryset = bodies.order_by("kind", "province", "county", "id")

    def clean(self) -> dict[str, Any]:
        """Refuse a role in the other country, and a place beside the body's."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        body = said.get("organisation")
        for name in ("province", "county"):
            place = getattr(body, name, "")
            if place and said.get(name) not in (None, "", place):
                self.add_error(name, _("این نهاد جای دیگری کار می‌کند."))
            elif place:
                said[name] = place
        province = said.get("province")
        if province and (said.get("role") == Role.ASSOCIATION) is not (province in REGIONS):
            self.add_error("province", _("این نقش در این استان یا منطقه نیست."))
        return said


class OfficerInline(KeptByAdministrators, admin.StackedInline[Officer, User]):
    """The role of an account, its body and its place."""

    model = Officer
    form = OfficerForm
    verbose_name = verbose_name_plural = _("نقش و نهاد")
    can_delete = False
    min_num = max_num = 1


@admin.register(User)
class Staff(KeptByAdministrators, UserAdmin[User]):
    """Accounts of staff; applicants are not here."""

    form = ChangedStaff
    add_form = NewStaff
    inlines = (OfficerInline,)
    fieldsets = ((None, {"fields": ("username", "full_name", "language", "password", "is_active")}),)
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "full_name", "language", "password1", "password2")}),
    )
    readonly_fields = ("username",)
    list_display = ("username", "full_name", "role", "organisation", "province", "is_active")
    list_filter = ("officer__role", "is_active")
    search_fields = ("username", "full_name")
    ordering = ("username",)
    filter_horizontal = ()
    actions = ("forget_phone",)
    show_facets = ShowFacets.NEVER
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).filter(is_staff=True).select_related("officer__organisation")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        return self.readonly_fields if obj else ()

    def get_inlines(self, request: HttpRequest, obj: User | None) -> tuple[type[OfficerInline], ...]:
        """Of one's own account nothing is changed, so nothing is asked."""
        return () if obj == request.user else self.inlines

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Whoever is made here is staff."""
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Somebody else's password only; one's own is changed where the old one is asked."""
        if str(request.user.pk) == id or self.get_object(request, id) is None:
            raise Http404
        return super().user_change_password(request, id, form_url)

    @admin.action(description=_("گوشی تازه: گام دوم ورود از نو ساخته شود"))
    def forget_phone(self, request: HttpRequest, users: QuerySet[User]) -> None:
        """For a lost phone: the next sign-in starts with the enrolment again."""
        forgotten, _devices = TOTPDevice.objects.filter(
            user__in=users.exclude(username=request.user.get_username())
        ).delete()
        messages.success(request, _("گام دوم %(count)s نفر از نو ساخته می‌شود.") % {"count": forgotten})

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        raise Http404

    @admin.display(description=_("نقش"))
    def role(self, user: User) -> Any:
        officer = officer_of(user)
        return officer.title if officer else "–"

    @admin.display(description=_("نهاد"))
    def organisation(self, user: User) -> Any:
        officer = officer_of(user)
        return (officer.organisation if officer else None) or "–"

    @admin.display(description=_("استان"))
    def province(self, user: User) -> Any:
        officer = officer_of(user)
        return officer.get_province_display() or _("همه") if officer else "–"
